import type { Announcer } from './announce.ts';
import { fill } from './dom.ts';
import { clockTime } from './time.ts';

export type LiveLine = {
  connecting: () => void;
  /** Connected and caught up; called again whenever news came in. */
  live: (news?: boolean) => void;
  off: () => void;
  /** Not connected, but asked for just now: what is on the page is of this moment. */
  asked: () => void;
  /** There is no news for this page any more. */
  gone: () => void;
};

// A tunnel is no news: only what lasts this long is said aloud.
const tunnel = 5000;

/** Says whether what one sees is fresh; says "live" only from live() until off(). */
export function makeLiveLine(announcer: Announcer): LiveLine {
  const line = document.getElementById('live');
  const text = document.getElementById('live-text') ?? line;
  const { textConnecting, textSaidOff, textSaidBack, ...page } = document.body.dataset;
  // The line may have words of its own, shorter ones where there is little room.
  const {
    live = page.textLive,
    off = page.textOff,
    asked = page.textAsked,
    gone = page.textGone,
  } = line?.dataset ?? {};
  let state = '';
  let fresh = clockTime();
  let saidOff = false;
  let timer = 0;

  function show(next: 'stale' | 'live' | 'off', sentence: string | undefined, time: string): void {
    state = next;
    if (line) line.dataset.state = next;
    const told = fill(sentence, { time });
    if (text && told && text.textContent !== told) text.textContent = told;
  }

  return {
    connecting: () => show('stale', textConnecting, fresh),
    live(news = false) {
      clearTimeout(timer);
      if (saidOff) announcer.state(textSaidBack);
      saidOff = false;
      if (news || state !== 'live') fresh = clockTime();
      show('live', live, fresh);
    },
    off() {
      if (state === 'off') return;
      const since = clockTime();
      show('off', off, since);
      timer = window.setTimeout(() => {
        saidOff = true;
        announcer.state(fill(textSaidOff, { time: since }));
      }, tunnel);
    },
    asked: () => show('off', asked, clockTime()),
    gone() {
      clearTimeout(timer);
      show('off', gone, fresh);
      announcer.state(gone);
    },
  };
}
