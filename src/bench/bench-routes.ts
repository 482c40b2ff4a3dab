import { page, type Route } from '#src/route.ts';
import { benchPage } from './bench-page.ts';
import { offlinePage } from './offline-page.ts';
import { benchOrderPage } from './order-page.ts';
import { BeginAnswer, questionsPage } from './questions-page.ts';
import { sheetPage } from './sheet-page.ts';

const who = 'staff';

export const benchRoutes: Route[] = [
  page('/bench', { who, says: 'One’s own work, in order', page: benchPage }),
  page('/bench/questions', {
    who,
    says: 'The questions that wait for me, open to be read',
    query: BeginAnswer,
    page: questionsPage,
  }),
  page('/bench/offline', {
    who: 'anyone',
    says: 'What a device shows that has nothing to show without a connection',
    page: offlinePage,
  }),
  page('/bench/:order', { who, says: 'One order with big buttons', page: benchOrderPage }),
  page('/bench/:order/pause/:step', { who, says: 'The form that pauses a step', page: sheetPage('pause') }),
  page('/bench/:order/note/:step', { who, says: 'The form that writes a note on a step', page: sheetPage('note') }),
  page('/bench/:order/hand-on/:step', {
    who,
    says: 'The form that gives a step to a colleague',
    page: sheetPage('hand-on'),
  }),
];
