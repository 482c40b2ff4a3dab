/** The beginning of somebody's words on one line: enough to know what they are about, where all of them stand elsewhere. */
export function beginningOf(text: string, longest: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= longest ? line : `${line.slice(0, longest - 2).trimEnd()} …`;
}
