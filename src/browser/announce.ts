import { fill } from './dom.ts';

export type Announcer = {
  /** Something happened. Several within a pause become one sentence. */
  news: (sentence: string | undefined) => void;
  /** Something about this page itself: the connection went or came back. Only the newest is said. */
  state: (sentence: string | undefined) => void;
};

const pause = 5000;
// Long enough for a burst to arrive, and for the emptied region to be noticed before it speaks again.
const breath = 250;

/** The page's one status region: at most one announcement in five seconds. */
export function makeAnnouncer(): Announcer {
  const region = document.getElementById('announcer');
  let news: string[] = [];
  let state = '';
  let timer = 0;
  let spoke = Number.NEGATIVE_INFINITY;

  function speak(): void {
    timer = 0;
    spoke = performance.now();
    const last = news.at(-1) ?? '';
    const told =
      news.length > 1 ? fill(document.body.dataset.textSaidMany ?? last, { count: news.length, last }) : last;
    if (region) region.textContent = `${state} ${told}`.trim();
    news = [];
    state = '';
  }

  function soon(): void {
    if (timer || !region) return;
    region.textContent = '';
    timer = window.setTimeout(speak, Math.max(breath, spoke + pause - performance.now()));
  }

  return {
    news(sentence) {
      if (!sentence) return;
      news.push(sentence);
      soon();
    },
    state(sentence) {
      if (!sentence) return;
      state = sentence;
      soon();
    },
  };
}
