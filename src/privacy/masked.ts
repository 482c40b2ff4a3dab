import type { Contact } from './contact-of.ts';

/** Enough to know one's own by, and nothing for anybody else. */
export function masked({ name, phone, email }: Contact) {
  return {
    name: name
      .split(/\s+/)
      .map((word) => `${[...word][0] ?? ''}…`)
      .join(' '),
    phone: phone === null ? null : `… ${phone.replaceAll(/\D/g, '').slice(-2)}`,
    email: email === null ? null : maskedEmail(email),
  };
}

function maskedEmail(email: string): string {
  const [box = '', host = ''] = email.split('@');
  return `${[...box][0] ?? ''}…@${[...host][0] ?? ''}…${/\.[a-z]+$/i.exec(host)?.[0] ?? ''}`;
}

export const proofCookie = (production: boolean, order: string) => `${production ? '__Host-' : ''}proof-${order}`;
