export type Call = { text: string; href: string };

/** A phone number as people read it and as a phone dials it. */
export function callOf(phone: string | null): Call | null {
  // A number that breaks over two lines is hard to read aloud.
  return phone ? { text: phone.replaceAll(' ', '\u00a0'), href: `tel:${phone.replace(/[^\d+]/g, '')}` } : null;
}
