import { benchOrderPlace, benchPlace, questionsPlace } from './bench/bench-places.ts';
import { followPlace } from './customer/follow-place.ts';
import { besidePlace, deskPlace } from './desk/desk-place.ts';
import type { Kitchen } from './kitchen.ts';
import { orderPlace } from './orders/order-place.ts';

/** The pages that forms of an order stand on, by the name a form says in its `from`. */
export const places: Kitchen['places'] = {
  order: orderPlace,
  bench: benchPlace,
  'bench-order': benchOrderPlace,
  questions: questionsPlace,
  desk: deskPlace,
  beside: besidePlace,
  follow: followPlace,
};
