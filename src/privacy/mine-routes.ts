import { act, page, type Route } from '#src/route.ts';
import { SendCode, sendCode, UseCode, useCode } from './mine-acts.ts';
import { mineFile, minePage } from './mine-page.ts';

const who = 'customer';
const form = minePage;

/** What somebody may ask of the shop about themselves, with their link and a code. */
export const mineRoutes: Route[] = [
  page('/follow/:order/mine', { who, says: 'What is kept about me; all of it after a code', page: minePage }),
  page('/follow/:order/mine/file', { who, says: 'The same as one file, after a code', page: mineFile }),
  act('/follow/:order/mine/code', {
    who,
    says: 'Send a code to the contact on the order, to see everything or to ask to be forgotten',
    schema: SendCode,
    form,
    act: sendCode,
  }),
  act('/follow/:order/mine/open', {
    who,
    says: 'Type such a code: five tries, ten minutes, once',
    schema: UseCode,
    form,
    act: useCode,
  }),
];
