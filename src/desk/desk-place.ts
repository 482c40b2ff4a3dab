import type { Place } from '#src/kitchen.ts';
import { type Asking, orderOf } from '#src/route.ts';
import { deskPage } from './desk-page.ts';

/** The desk, for the forms that stand on it. A technician who says to come from there is shown the order instead. */
export const deskPlace: Place = {
  location: () => '/desk',
  form: (asking) => (isAtDesk(asking) ? deskPage(asking) : asking.kitchen.places.order.form(asking)),
};

/** The order beside the board, for the forms that stand in it. */
export const besidePlace: Place = {
  location: (order) => `/desk?order=${encodeURIComponent(order)}#beside`,
  form: (asking) =>
    isAtDesk(asking) ? deskPage(asking, orderOf(asking).name) : asking.kitchen.places.order.form(asking),
};

const isAtDesk = ({ roles }: Asking): boolean => roles.some((role) => role !== 'technician');
