import type { Place } from '#src/kitchen.ts';
import { followPage } from './follow-page.ts';

/** The customer's page, for every form that stands on it. */
export const followPlace: Place = { location: (order) => `/follow/${order}`, form: followPage };
