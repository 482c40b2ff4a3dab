/** What somebody at the bench calls a customer: the first name, and no more than that. */
export function firstName(name: string): string {
  const [first = '', second = ''] = name.trim().split(/\s+/);
  // "Mevr. Jansen" has no first name: then she is that.
  return /^(dhr|mevr|mw|fam|familie|mr|mrs|ms|dr)\.?$/i.test(first) ? `${first} ${second}`.trim() : first;
}
