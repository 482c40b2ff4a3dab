import type { Place } from '#src/kitchen.ts';
import { orderPage } from './order-page.ts';

/** The staff's page of an order, for every form that stands on it. */
export const orderPlace: Place = { location: (order) => `/orders/${order}`, form: orderPage };
