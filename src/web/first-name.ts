/** What somebody at the bench calls a customer: the first name, and no more than that. */
export function firstName(name: string): string {
  const [first = ''] = name.trim().split(/\s+/);
  // "Mevr. de Vries" gave no first name: then that is what she is called.
  return /^(dhr|mevr|mw|fam|familie|mr|mrs|ms|dr)\.?$/i.test(first) ? name.trim() : first;
}
