import type { Logger } from 'pino';
import type { MakeLimiter } from './database/limiters.ts';
import type { Redis } from './database/open-redis.ts';
import type { Shops } from './database/remember-shops.ts';
import type { ShopRow } from './database/tables.ts';
import type { Metrics } from './metrics.ts';
import type { Staff } from './people/actor.ts';
import type { SignIn } from './people/sign-in.ts';
import type { Photos } from './photos/keep-photos.ts';
import type { Asking, PageAnswer } from './route.ts';
import type { Settings } from './settings.ts';
import type { Floor } from './timeline/carry-out.ts';
import type { Stories } from './timeline/remember-stories.ts';
import type { Assets } from './web/assets.ts';
import type { Views } from './web/views.ts';

/** Whose live connections have to end: a revoked link, an ended session, a person who may no longer, a changed role. */
export type Ended = { link: string } | { session: string } | { person: string };

/** A page that forms of an order stand on: where to return to, and how to show it again with what was typed. */
export type Place = { location: (order: string) => string; form: (asking: Asking) => Promise<PageAnswer> };
export type PlaceName = 'order' | 'bench' | 'bench-order' | 'questions' | 'desk' | 'beside' | 'follow';

/** What every room is handed. Nothing in it is global, so that a test has as many kitchens as it likes. */
export type Kitchen = Floor & {
  settings: Settings;
  log: Logger;
  metrics: Metrics;
  /** Makes tokens of links and signs sessions; kept beside the database, never in it. */
  secret: string;
  shops: Shops;
  /** What joins this process to others; null for one that is alone. */
  redis: Redis | null;
  limiter: MakeLimiter;
  stories: Stories;
  assets: Assets;
  views: Views;
  photos: Photos;
  signIn: SignIn;
  identifyStaff: (headers: {
    cookie?: string | undefined;
    authorization?: string | undefined;
  }) => Promise<Staff | null>;
  /** Ends live connections at once, on this process. */
  disconnect: (ended: Ended) => void;
  /** Where announcements and disconnections go once there is a server; nowhere before. */
  live: {
    announce: Floor['announce'];
    disconnect: (ended: Ended) => void;
    /** Whatever keeps something of an order in memory: told when it has to go. */
    forgets: Set<(order: string) => void>;
    /** Shows somebody's bench anew: a moment came at which it looks different. */
    refreshBench: (shop: ShopRow, person: string) => Promise<void>;
    /** Shows the desk its questions anew: somebody went away or came back. */
    refreshDesk: (shop: ShopRow) => Promise<void>;
  };
  places: Record<PlaceName, Place>;
};
