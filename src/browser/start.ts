import type { Fragment } from '../live/wire.ts';
import { type Announcer, makeAnnouncer } from './announce.ts';
import { serveControls } from './controls.ts';
import { watchDrafts } from './drafts.ts';
import { keepElapsed, showElapsed } from './elapsed.ts';
import { follow } from './follow.ts';
import { sendForms } from './forms.ts';
import { insertWords } from './insert.ts';
import { makeLiveLine } from './live-line.ts';
import { letGo } from './morph.ts';
import { type Deliver, postWithPhotos } from './parcel.ts';
import { markTabs } from './tabs.ts';

/** Every page reads well without this. What is absent from a page is passed over in silence. */
export function start(
  show: (fragment: Fragment) => void,
  deliver: Deliver = postWithPhotos,
  announcer: Announcer = makeAnnouncer(),
): void {
  document.documentElement.dataset.js = '';
  serveControls();
  insertWords();
  watchDrafts(letGo);
  keepElapsed();
  markTabs();

  const look = follow(({ fragments, say }) => {
    fragments.forEach(show);
    showElapsed();
    announcer.news(say);
  }, makeLiveLine(announcer));
  sendForms(look, deliver);
}
