import { act, page, type Route } from '#src/route.ts';
import { codePage, giveCode } from './code-page.ts';
import { EraseOrder, eraseOrder, erasePage } from './erase-page.ts';
import { mineRoutes } from './mine-routes.ts';
import { personFile, personPage } from './person-page.ts';
import { retentionPage } from './retention-page.ts';
import { SaveRetention, saveRetention } from './save-retention.ts';
import { TellCode } from './tell-code.ts';

const who = 'desk';

export const privacyRoutes: Route[] = [
  page('/orders/:order/person', { who, says: 'Everything held about the person behind an order', page: personPage }),
  page('/orders/:order/person/file', { who, says: 'The same as one file, with their photos', page: personFile }),
  page('/orders/:order/erase', { who, says: 'What goes and what stays if that person is erased', page: erasePage }),
  act('/orders/:order/erase', {
    who,
    says: 'Erase the person behind an order, in all their orders of this shop',
    schema: EraseOrder,
    form: erasePage,
    act: eraseOrder,
  }),
  page('/orders/:order/people/:follower/code', {
    who,
    says: 'Where somebody on the phone is given a code',
    page: codePage,
  }),
  act('/orders/:order/people/:follower/code', {
    who,
    says: 'Give somebody on the phone a code, to see everything kept or to ask to be forgotten; it is told this once',
    schema: TellCode,
    form: codePage,
    act: giveCode,
  }),
  ...mineRoutes,
  page('/settings/retention', { who: 'owner', says: 'How long this shop keeps what', page: retentionPage }),
  act('/settings/retention', {
    who: 'owner',
    says: 'Say for how many days photos, questions, links, the log and names are kept',
    schema: SaveRetention,
    form: retentionPage,
    act: saveRetention,
  }),
];
