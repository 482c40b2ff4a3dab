import { minutesInWords } from '#src/web/minutes-in-words.ts';
import { say } from '#src/web/words.ts';
import type { Bodies } from './entry-kinds.ts';
import type { Telling } from './sentence.ts';

/** Why another time was promised: what somebody wrote, or how long the customer decided, in the reader's language. */
export function whyMoved(
  { reason, waited }: Pick<Bodies['promise-moved'], 'reason' | 'waited'>,
  { language, audience }: Pick<Telling, 'language' | 'audience'>,
): string {
  if (waited === undefined) return reason ?? '';
  return say(language, 'entry.clock-stood', { audience, waited: minutesInWords(language, waited / 60_000) });
}
