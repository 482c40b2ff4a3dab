import type { Readable } from 'node:stream';
import type { Request } from 'express';
import type { z } from 'zod';
import type { Once } from './database/once.ts';
import type { Language, Role, ShopRow } from './database/tables.ts';
import type { Kitchen } from './kitchen.ts';
import type { Actor, Customer, Staff } from './people/actor.ts';
import type { Look } from './timeline/carry-out.ts';
import type { OrderAt } from './timeline/find-order.ts';
import type { Doer, Rule } from './timeline/order.ts';
import type { Refusal } from './timeline/refusal.ts';
import type { Attempt } from './web/views.ts';

// A room's routes are a list of data made with page(), act() and command() below. serve-commands.ts turns the list
// into handlers; the OpenAPI document and the table "route × role × allowed" are read from the same list.

/** Who may: `staff` anybody with a role in the shop, `desk` the desk or the owner, `follower` staff or this order's customer. */
export type Who = 'anyone' | 'signed-in' | 'staff' | 'desk' | 'owner' | 'customer' | 'follower';

/** What is known when a route is asked for. `shop` and `order` are there when the route is about one. */
export type Asking = {
  kitchen: Kitchen;
  request: Request;
  path: string;
  params: Record<string, string>;
  query: Record<string, string>;
  actor: Actor;
  shop: ShopRow | null;
  roles: Role[];
  order: OrderAt | null;
  language: Language;
  theme: 'light' | 'dark' | null;
  attempt: Attempt | null;
  once: Once | undefined;
};

export type Face = 'customer' | 'technician' | 'frontdesk' | 'plain';

/** What makes a page live: one order from a number on, or a page that spans orders. */
export type Live = { order: string; after: number; as: string; updates: string } | { page: 'desk' | 'bench' };

export type PageAnswer = {
  view: string;
  title: string;
  face: Face;
  model: object;
  live?: Live;
  status?: number;
  /** What the JSON twin says, or how to say it when a program asks; without it the page has none. */
  json?: unknown;
  headers?: Record<string, string | string[]>;
};

/** Where to go after a form: an address of ours, never one that was given. */
export type Went = { location: string; status?: 200 | 201; json?: object; headers?: Record<string, string | string[]> };

/** For programs alone: there is no page. */
export type JsonAnswer = { json: unknown };

/** The bytes of a photo, for this asker alone; or under a name, to be kept. */
export type FileAnswer = { file: Buffer | Readable; type: string; name?: string };

/** Faults that only the database can know ("this name is taken"), by field, as sentences. */
export type Faulty = { faults: Record<string, string> };

export type PageRoute = {
  method: 'get';
  path: string;
  who: Who;
  says: string;
  query?: z.ZodType;
  /** A tag that changes whenever the page would: checked before anything is read. */
  version?: (asking: Asking) => Promise<string | null>;
  page: (asking: Asking) => Promise<PageAnswer | Went | JsonAnswer | FileAnswer>;
};

export type ActRoute = {
  method: 'post';
  path: string;
  who: Who;
  says: string;
  byHand?: true;
  schema: z.ZodType;
  /** The page that shows the form again when it was not understood or refused. */
  form: (asking: Asking) => Promise<PageAnswer>;
  act: (asking: Asking, input: never) => Promise<Went | Refusal | Faulty>;
};

export type CommandRoute = {
  method: 'post';
  path: string;
  who: Who;
  says: string;
  byHand?: true;
  schema: z.ZodType;
  rule: Rule<never, never, never>;
  look?: Look<never, never>;
  /** Photos may come with it, as a multipart form. */
  photos: boolean;
  /** What of the address belongs to the command: `step` in /orders/:order/steps/:step/start. */
  also: string[];
};

export type Route = PageRoute | ActRoute | CommandRoute;

/** `byHand`: a press that changes something without a typed word; what presses every button by itself changes nothing. */
type Named = { who: Who; says: string; byHand?: true };

export function page(path: string, { ...rest }: Named & Pick<PageRoute, 'page' | 'version' | 'query'>): PageRoute {
  return { method: 'get', path, ...rest };
}

export function act<S extends z.ZodType>(
  path: string,
  rest: Named & {
    schema: S;
    form: (asking: Asking) => Promise<PageAnswer>;
    act: (asking: Asking, input: z.infer<S>) => Promise<Went | Refusal | Faulty>;
  },
): ActRoute {
  return { method: 'post', path, ...rest, act: rest.act as ActRoute['act'] };
}

/** A command on an order: of staff, or of its customer where `who` says so. `look` reads what its rule needs to know. */
export function command<S extends z.ZodType, A extends Doer = Staff, F = undefined>(
  path: string,
  rest: Named & { schema: S; rule: Rule<z.infer<S>, A, F>; look?: Look<z.infer<S>, F>; photos?: boolean },
): CommandRoute {
  const also = [...path.matchAll(/:(\w+)/g)].map((match) => match[1] ?? '').filter((name) => name !== 'order');
  return {
    method: 'post',
    path,
    ...(rest as unknown as Pick<CommandRoute, 'who' | 'says' | 'byHand' | 'schema' | 'rule'>),
    also,
    photos: rest.photos ?? false,
  };
}

/** The member of staff who asks. Only for routes that staff alone may use. */
export function staffOf(asking: Asking): Staff {
  if (asking.actor.as !== 'staff') throw new Error(`${asking.path} is not for staff alone`);
  return asking.actor;
}

export function customerOf(asking: Asking): Customer {
  if (asking.actor.as !== 'customer') throw new Error(`${asking.path} is not for customers alone`);
  return asking.actor;
}

export function shopOf({ shop, path }: Pick<Asking, 'shop' | 'path'>): ShopRow {
  if (!shop) throw new Error(`${path} is not about a shop`);
  return shop;
}

export function orderOf({ order, path }: Pick<Asking, 'order' | 'path'>): OrderAt {
  if (!order) throw new Error(`${path} is not about an order`);
  return order;
}
