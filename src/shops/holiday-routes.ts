import { z } from 'zod';
import { act, page, type Route } from '#src/route.ts';
import { holidaysPage } from './holidays-page.ts';
import { AddHoliday, AddUsual, addHoliday, addUsual, removeHoliday } from './save-holidays.ts';

const who = 'owner';

export const holidayRoutes: Route[] = [
  page('/settings/holidays', { who, says: 'The days on which this shop is closed', page: holidaysPage }),
  act('/settings/holidays', {
    who,
    says: 'Add a day on which this shop is closed',
    schema: AddHoliday,
    form: holidaysPage,
    act: addHoliday,
  }),
  act('/settings/holidays/usual', {
    who,
    says: 'Add the public holidays of a country that are still to come in a year',
    schema: AddUsual,
    form: holidaysPage,
    act: addUsual,
  }),
  act('/settings/holidays/:day/remove', {
    who,
    says: 'Be open on this day after all',
    schema: z.strictObject({}),
    form: holidaysPage,
    act: removeHoliday,
  }),
];
