const form = /^([A-Z]{0,3})(\d{1,9})$/;

/** What people say aloud: the shop's code, if it has one, and the number. */
export function orderName(code: string, number: number): string {
  return `${code}${number}`;
}

/** In JSON a plain number stays a number. */
export function orderInJson(name: string): number | string {
  return /^\d+$/.test(name) ? Number(name) : name;
}

export function readOrderName(name: string): { code: string; number: number } | null {
  const match = form.exec(name.toUpperCase());
  return match ? { code: match[1] ?? '', number: Number(match[2]) } : null;
}
