const browsers = [
  ['Firefox/', 'Firefox'],
  ['Edg/', 'Edge'],
  ['SamsungBrowser/', 'Samsung Internet'],
  ['Chrome/', 'Chrome'],
  ['Safari/', 'Safari'],
] as const;

const systems = [
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Android', 'Android'],
  ['Windows', 'Windows'],
  ['Macintosh', 'Mac'],
  ['Linux', 'Linux'],
] as const;

/** "Chrome, Android": enough to know one's own devices by; null when the browser says nothing we know. */
export function deviceName(userAgent: string): string | null {
  const named = [browsers, systems].map((list) => list.find(([mark]) => userAgent.includes(mark))?.[1]);
  return named.filter((name) => name !== undefined).join(', ') || null;
}
