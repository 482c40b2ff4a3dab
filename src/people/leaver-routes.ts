import { act, page, type Route } from '#src/route.ts';
import { CallThem, callThem } from './alias.ts';
import { LeaveForGood, leave, leavePage } from './leave-page.ts';
import { peoplePage } from './people-page.ts';

const who = 'owner';

export const leaverRoutes: Route[] = [
  act('/people/:person/alias', {
    who,
    says: 'Say what customers call somebody',
    schema: CallThem,
    form: peoplePage,
    act: callThem,
  }),
  page('/people/:person/leave', {
    who,
    says: 'What goes and what stays when somebody leaves for good',
    page: leavePage,
  }),
  act('/people/:person/leave', {
    who,
    says: 'Let somebody leave for good: a number takes the place of their name',
    schema: LeaveForGood,
    form: leavePage,
    act: leave,
  }),
];
