import { type Language, say } from '#src/web/words.ts';
import type { Absence } from './absences.ts';
import { counted } from './counted.ts';
import { type Cover, liveCover } from './covers.ts';
import type { InHand } from './work-in-hand.ts';

/** Who takes over from somebody who is away, or that nobody does although there is something to do. */
export function coverOfAbsence(
  absence: Absence,
  covers: readonly Cover[],
  work: readonly InHand[],
  { names, language, now }: { names: ReadonlyMap<string, { name: string }>; language: Language; now: number },
): { text: string; isMissing: boolean; link: string | null } | null {
  const live = liveCover(covers.filter((one) => one.absence === absence.id));
  const link = work.length > 0 ? `/away/${absence.id}` : null;
  if (!live) {
    if (work.length === 0) return null;
    return { text: say(language, 'covers.away-nobody', { what: counted(work, language) }), isMissing: true, link };
  }
  const standIn = names.get(live.stand_in ?? '')?.name ?? '';
  const how = live.state === 'offered' ? 'asked' : live.from > now ? 'agreed' : 'covered';
  const isMissing = live.state === 'offered';
  return { text: say(language, `covers.away-${how}`, { standIn }), isMissing, link: isMissing ? link : null };
}
