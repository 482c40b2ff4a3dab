import type { Announcer } from './announce.ts';
import { fill } from './dom.ts';
import { clockTime, serverTime } from './time.ts';

export type LiveLine = {
  connecting: () => void;
  /** Connected and caught up; called again whenever news came in. */
  live: (news?: boolean) => void;
  /** Not connected any more; `heard` is the moment, on this device, of which it was known to be so. */
  off: (heard?: number) => void;
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
  const { textConnecting, textSaidOff, textSaidBack, kept, now, ...page } = document.body.dataset;
  // The line may have words of its own, shorter ones where there is little room.
  const {
    live = page.textLive,
    off = page.textOff,
    asked = page.textAsked,
    gone = page.textGone,
  } = line?.dataset ?? {};
  let state = '';
  let fresh = Number(now) || serverTime();
  let said: string | undefined;
  let saidOff = false;
  let timer = 0;

  function show(next: 'stale' | 'live' | 'off', sentence: string | undefined): void {
    state = next;
    said = sentence;
    if (line) line.dataset.state = next;
    const told = fill(sentence, { time: clockTime(fresh) });
    if (text && told && text.textContent !== told) text.textContent = told;
  }

  function lost(heard?: number): void {
    // The day may have changed meanwhile.
    if (state === 'off') {
      show('off', said);
      return;
    }
    if (state === 'live') fresh = serverTime(heard);
    show('off', off);
    timer = window.setTimeout(() => {
      saidOff = true;
      announcer.state(fill(textSaidOff, { time: clockTime(fresh) }));
    }, tunnel);
  }

  return {
    // A page that this device kept says so at once.
    connecting: () => (kept ? lost() : show('stale', textConnecting)),
    live(news = false) {
      clearTimeout(timer);
      if (saidOff) announcer.state(textSaidBack);
      saidOff = false;
      if (news || state !== 'live') fresh = serverTime();
      show('live', live);
    },
    off: lost,
    asked() {
      fresh = serverTime();
      show('off', asked);
    },
    gone() {
      clearTimeout(timer);
      show('off', gone);
      announcer.state(gone);
    },
  };
}
