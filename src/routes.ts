import { benchRoutes } from './bench/bench-routes.ts';
import { customerRoutes } from './customer/customer-routes.ts';
import { deskRoutes } from './desk/desk-routes.ts';
import { linkRoutes } from './links/link-routes.ts';
import { intakeRoutes } from './orders/intake-routes.ts';
import { orderRoutes } from './orders/order-routes.ts';
import { peopleRoutes } from './people/people-routes.ts';
import type { Route } from './route.ts';
import { stepRoutes } from './steps/step-routes.ts';

/** Every address of the house, in the order they are tried. */
export const roomRoutes: Route[] = [
  ...customerRoutes,
  ...peopleRoutes,
  ...deskRoutes,
  ...benchRoutes,
  ...intakeRoutes,
  ...orderRoutes,
  ...stepRoutes,
  ...linkRoutes,
];
