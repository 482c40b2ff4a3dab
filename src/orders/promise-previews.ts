import { entry } from '#src/timeline/entry-kinds.ts';
import type { Story } from '#src/timeline/load-story.ts';
import { type By, type Preview, previewOf } from '#src/timeline/preview.ts';
import { say, type Word } from '#src/web/words.ts';

type Movable = 'ready-by' | 'call-by' | 'free';

/** What the customer will read of each press on a promise. A mark stands where a time or somebody's words will be. */
export function promisePreviews(story: Story, by: By) {
  const reason = say(by.language, 'orders.your-words');
  const spoke = (promise: string | null) =>
    previewOf(story, entry('call-noted', { promise, outcome: 'spoke', text: reason, next: null }), by);
  return {
    make: (of: Movable) => unchosen(story, by, of === 'ready-by' ? 'entry.promise-made' : `entry.promise-made-${of}`),
    move: (of: Movable) => unchosen(story, by, `entry.promise-moved-${of}`),
    keep: (promise: string) => previewOf(story, entry('promise-kept', { promise, of: 'free' }), by),
    spoke,
    noAnswer: () =>
      previewOf(story, entry('call-noted', { promise: null, outcome: 'no-answer', text: reason, next: null }), by),
    callAgain: () => unchosen(story, by, 'entry.call-no-answer-next'),
  };
}

/** No entry can be made of it before its time is chosen, so the sentence is filled with marks. */
function unchosen(story: Story, by: By, word: Word): Preview {
  const { language } = previewOf(story, entry('process-left', { reason: '' }, 'kitchen'), by);
  const who =
    by.actor === null ? say(by.language, 'orders.your-name') : (story.colleagues.get(by.actor)?.name ?? by.actor);
  const [time, own] = [say(by.language, 'orders.its-time'), say(by.language, 'orders.your-words')];
  const text = say(language, word, { who, from: time, until: time, words: own, reason: own, text: own }).trim();
  return { text, loud: true, language };
}
