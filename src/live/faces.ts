import type { Audience, Language, ShopRow } from '#src/database/tables.ts';
import type { Entry } from '#src/timeline/entry-kinds.ts';
import type { Story } from '#src/timeline/load-story.ts';
import type { Root } from '#src/web/root.ts';
import type { Fragment } from './wire.ts';

/** Which page of an order somebody looks at. */
export type OrderFace = 'customer' | 'staff' | 'bench';
export const orderFaces: readonly OrderFace[] = ['customer', 'staff', 'bench'];

export const audienceOf = (face: OrderFace): Audience => (face === 'customer' ? 'customer' : 'kitchen');

/** How pages show an order: handed in by the kitchen, made of the partials that the pages are made of. */
export type Faces = {
  /** The roots of a page that show the order as it is now. */
  order: Record<OrderFace, (story: Story, language: Language) => Root[]>;
  /** One entry as an item of the page's timeline; null where the page has none. */
  entry: (face: OrderFace, story: Story, entry: Entry, language: Language) => Fragment | null;
  /** What the desk shows of this order: its cards on the board and its row, or '' where there is none any more. */
  desk: (story: Story, language: Language) => Fragment[];
  /** The desk's board of what needs a person now, whole. */
  deskBoard: (shop: ShopRow, language: Language) => Promise<Fragment[]>;
  /** How many cards stand on it. */
  boardCounts: (shop: ShopRow, language: Language) => Promise<Fragment[]>;
  /** The desk's list of open questions, whole. */
  deskQuestions: (shop: ShopRow, language: Language) => Promise<Fragment[]>;
  wholeDesk: (shop: ShopRow, language: Language) => Promise<Fragment[]>;
  /** A person's own work, whole. */
  bench: (shop: ShopRow, person: string, language: Language) => Promise<Fragment[]>;
};

export const orderRoom = (order: string, face: OrderFace, language: Language) => `order:${order}:${face}:${language}`;
export const deskRoom = (shop: string, language: Language) => `desk:${shop}:${language}`;
export const benchRoom = (shop: string, person: string, language: Language) => `bench:${shop}:${person}:${language}`;
