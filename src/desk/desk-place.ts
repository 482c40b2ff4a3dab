import type { Place } from '#src/kitchen.ts';
import { deskPage } from './desk-page.ts';

/** The desk, for the forms that stand on it. A technician who says to come from there is shown the order instead. */
export const deskPlace: Place = {
  location: () => '/desk',
  form: (asking) =>
    asking.roles.some((role) => role !== 'technician') ? deskPage(asking) : asking.kitchen.places.order.form(asking),
};
