import { act, page, type Route } from '#src/route.ts';
import { ChooseLanguage, chooseLanguage } from './choose-language.ts';
import { FollowQuery, followPage } from './follow-page.ts';
import { followVersion } from './follow-version.ts';
import { openLink } from './open-link.ts';

export const customerRoutes: Route[] = [
  page('/l/:token', { who: 'anyone', says: 'Open a private link: leads to the order’s own page', page: openLink }),
  page('/follow/:order', {
    who: 'customer',
    says: 'One order as its customer sees it',
    query: FollowQuery,
    version: followVersion,
    page: followPage,
  }),
  act('/follow/:order/language', {
    who: 'customer',
    byHand: true,
    says: 'Choose the language of this page and of messages',
    schema: ChooseLanguage,
    form: followPage,
    act: chooseLanguage,
  }),
];
