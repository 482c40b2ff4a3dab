/** +31612345678 for every way to write a Dutch number, other countries' with their plus; null if there is no number in it. */
export function phoneKey(phone: string): string | null {
  const text = phone.normalize('NFKC').replace(/\(0\)/g, '');
  const digits = text.replace(/\D/g, '');
  if (digits.length < 3) return null;
  if (/^[^\d]*\+/.test(text)) return `+${digits}`;
  if (digits.startsWith('00')) return `+${digits.slice(2)}`;
  if (/^0[1-9]\d{8}$/.test(digits)) return `+31${digits.slice(1)}`;
  if (/^31[1-9]\d{8}$/.test(digits)) return `+${digits}`;
  return digits;
}

export function emailKey(email: string): string | null {
  return email.normalize('NFKC').trim().toLowerCase() || null;
}

/** OK042A: what is left of a plate when nobody minds dashes, blanks and capitals. */
export function plateKey(plate: string): string | null {
  const key = plate
    .normalize('NFKD')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '');
  return key || null;
}
