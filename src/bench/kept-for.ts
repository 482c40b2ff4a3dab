/** Whose page this is: a device keeps the bench for when there is no connection, each person's apart. */
export const keptFor = (person: string): Record<string, string> => ({ 'Bench-Of': encodeURIComponent(person) });
