/** A time as people write it: 16:00, 16.00, 1600, 16u, 16u30, 9. As 16:00, or null if it is none. */
export function readClock(text: string): string | null {
  const match = /^(\d{1,2})(?:\s*[:.,uhUH]\s*(\d{2})?|(\d{2}))?$/.exec(text.trim());
  if (!match) return null;
  const [hour, minute] = [Number(match[1]), Number(match[2] ?? match[3] ?? 0)];
  if (hour > 23 || minute > 59) return null;
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
