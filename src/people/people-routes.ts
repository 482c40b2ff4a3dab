import type { Route } from '#src/route.ts';
import { answeringRoutes } from './answering-routes.ts';
import { awayRoutes } from './away-routes.ts';
import { homeRoutes } from './home-routes.ts';
import { meRoutes } from './me-routes.ts';
import { signInRoutes } from './sign-in-routes.ts';
import { staffRoutes } from './staff-routes.ts';
import { switchRoutes } from './switch-routes.ts';

export const peopleRoutes: Route[] = [
  ...homeRoutes,
  ...signInRoutes,
  ...switchRoutes,
  ...meRoutes,
  ...answeringRoutes,
  ...awayRoutes,
  ...staffRoutes,
];
