import type { Route } from '#src/route.ts';
import { answeringRoutes } from './answering-routes.ts';
import { awayRoutes } from './away-routes.ts';
import { homeRoutes } from './home-routes.ts';
import { leaverRoutes } from './leaver-routes.ts';
import { meRoutes } from './me-routes.ts';
import { mySignInRoutes } from './my-sign-in-routes.ts';
import { passkeyRoutes } from './passkey-routes.ts';
import { resetRoutes } from './reset-routes.ts';
import { secondStepRoutes } from './second-step-routes.ts';
import { signInRoutes } from './sign-in-routes.ts';
import { staffRoutes } from './staff-routes.ts';
import { staffSafetyRoutes } from './staff-safety-routes.ts';
import { switchRoutes } from './switch-routes.ts';

export const peopleRoutes: Route[] = [
  ...homeRoutes,
  ...signInRoutes,
  ...secondStepRoutes,
  ...resetRoutes,
  ...switchRoutes,
  ...meRoutes,
  ...mySignInRoutes,
  ...passkeyRoutes,
  ...answeringRoutes,
  ...awayRoutes,
  ...staffSafetyRoutes,
  ...leaverRoutes,
  ...staffRoutes,
];
