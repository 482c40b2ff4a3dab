import type { Place } from '#src/kitchen.ts';
import { benchPage } from './bench-page.ts';
import { benchOrderPage } from './order-page.ts';
import { isAboutQuestion, questionsPage } from './questions-page.ts';
import { sheetAgain } from './sheet-page.ts';

/** Somebody's own bench, for every form that stands on it or on one of its sheets. */
export const benchPlace: Place = {
  location: () => '/bench',
  form: async (asking) =>
    isAboutQuestion(asking) ? questionsPage(asking) : ((await sheetAgain(asking, 'bench')) ?? benchPage(asking)),
};

/** The big-button form of one order. */
export const benchOrderPlace: Place = {
  location: (order) => `/bench/${order}`,
  form: async (asking) => (await sheetAgain(asking, 'bench-order')) ?? benchOrderPage(asking),
};

/** The questions that wait for somebody, all of them open to be read. */
export const questionsPlace: Place = { location: () => '/bench/questions', form: questionsPage };
