import type { Asking, PageAnswer } from '#src/route.ts';
import { type Language, languages, say } from '#src/web/words.ts';

/**
 * What a device shows that has nothing to show without a connection. It is kept once, for whoever comes: so it says it
 * in every language, the asker's own first, and knows nobody.
 */
export async function offlinePage({ language }: Asking): Promise<PageAnswer> {
  const others = languages.filter((one) => one !== language);
  return {
    view: 'bench/offline',
    title: say(language, 'bench.no-connection'),
    face: 'plain',
    model: { first: saidIn(language), others: others.map(saidIn) },
    json: {},
  };
}

const saidIn = (language: Language) => ({
  language,
  title: say(language, 'bench.no-connection'),
  lead: say(language, 'bench.no-connection-lead'),
  again: say(language, 'bench.try-again'),
});
