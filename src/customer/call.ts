export type Call = { text: string; href: string };

/** A phone number as people read it and as a phone dials it. */
export function callOf(phone: string | null): Call | null {
  return phone ? { text: phone, href: `tel:${phone.replace(/[^\d+]/g, '')}` } : null;
}
