/** What travels over the socket, and over the page's own checking. Shared by server and browser: types only. */

/** "2417" in an installation with several shops may be "R2417"; plain numbers travel as numbers. */
export type OrderOnWire = number | string;

export type Follow = { order: OrderOnWire; after: number } | { page: 'desk' | 'bench' | 'wall' };

export type Fragment = { id: string; html: string };

export type Update = { order: OrderOnWire; seq: number; fragments: Fragment[]; say?: string };

export type FollowAnswer =
  | { ok: true; seq: number; updates: Update[] }
  | { ok: false; code: 'missing' | 'unreadable' | 'too-fast' | 'failed' };
