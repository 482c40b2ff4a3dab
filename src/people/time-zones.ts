/** Every time zone this machine knows by name, such as Europe/Amsterdam. */
export const timeZones: readonly string[] = [...Intl.supportedValuesOf('timeZone'), 'UTC'];

const byName = new Map(timeZones.map((zone) => [zone.toLowerCase(), zone]));

/** The zone by its whole name, or by its city when only one has it ("amsterdam"); undefined when unknown. */
export function findTimeZone(typed: string): string | undefined {
  const text = typed.trim().toLowerCase().replaceAll(' ', '_');
  const known = byName.get(text);
  if (known) return known;
  const cities = timeZones.filter((zone) => zone.toLowerCase().endsWith(`/${text}`));
  return cities.length === 1 ? cities[0] : undefined;
}

/** The server's own zone; a server that runs on UTC tells nothing, and most of its shops are Dutch. */
export function usualTimeZone(own = new Intl.DateTimeFormat().resolvedOptions().timeZone): string {
  return own.includes('/') && !own.startsWith('Etc/') ? own : 'Europe/Amsterdam';
}
