import { auditRoutes } from './audit/audit-routes.ts';
import { benchRoutes } from './bench/bench-routes.ts';
import { coverRoutes } from './covers/cover-routes.ts';
import { customerRoutes } from './customer/customer-routes.ts';
import { newId } from './database/new-id.ts';
import { deskRoutes } from './desk/desk-routes.ts';
import { exceptionRoutes } from './exceptions/exception-routes.ts';
import { linkRoutes } from './links/link-routes.ts';
import { mailRoutes } from './mail/mail-routes.ts';
import { intakeRoutes } from './orders/intake-routes.ts';
import { orderRoutes } from './orders/order-routes.ts';
import { peopleRoutes } from './people/people-routes.ts';
import type { Furnishing } from './people/setup-page.ts';
import { setupRoutes } from './people/setup-routes.ts';
import { photoRoutes } from './photos/photo-routes.ts';
import { privacyRoutes } from './privacy/privacy-routes.ts';
import { promiseRoutes } from './promises/promise-routes.ts';
import { questionRoutes } from './questions/question-routes.ts';
import type { Route } from './route.ts';
import { shopRoutes } from './shops/shop-routes.ts';
import { stepRoutes } from './steps/step-routes.ts';
import { copyPack } from './templates/copy-pack.ts';
import { packs } from './templates/pack.ts';
import { templateRoutes } from './templates/template-routes.ts';

/** A new shop begins with the usual orders of its trade. */
const furnishing: Furnishing = {
  trades: packs.map(({ trade, name }) => ({ key: trade, name })),
  furnish: (tx, shop, trade, language, now) => copyPack(tx, { shop, trade, language, now, newId: () => newId(now) }),
};

/** Every address of the house, in the order they are tried. */
export const roomRoutes: Route[] = [
  ...customerRoutes,
  ...setupRoutes(furnishing),
  ...peopleRoutes,
  ...deskRoutes,
  ...benchRoutes,
  ...intakeRoutes,
  ...orderRoutes,
  ...stepRoutes,
  ...photoRoutes,
  ...questionRoutes,
  ...promiseRoutes,
  ...exceptionRoutes,
  ...coverRoutes,
  ...linkRoutes,
  ...privacyRoutes,
  ...auditRoutes,
  ...mailRoutes,
  ...templateRoutes,
  ...shopRoutes(furnishing),
];
