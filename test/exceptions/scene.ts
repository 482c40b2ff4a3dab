import type { OrderRow } from '#src/database/tables.ts';
import { people } from './a-house.ts';
import type { Chance } from './chance.ts';
import type { Tables } from './read-view.ts';

/** What there is at a moment, and chance, which chooses among it. */
export type Scene = { tables: Tables; chance: Chance; now: number };

/** Somebody presses something: a person's id, or `customer` for whom the order's link opens its page. */
export type Press = { by: string; path: string; body?: object };

const minute = 60_000;

export const anybody = ({ chance }: Scene): string => chance.one(people);
/** Mostly whoever may. */
export const mostly = (scene: Scene, person: string | null): string =>
  person !== null && scene.chance.is(70) ? person : scene.chance.is(60) ? 'marieke' : anybody(scene);
export const another = ({ chance }: Scene, than: string): string =>
  chance.any(people.filter((person) => person !== than)) ?? than;

/** Mostly one of those on which the act is possible; now and then any, because people press what is not there any more. */
export function pick<T>({ chance }: Scene, all: readonly T[], isPossible: (one: T) => boolean): T | undefined {
  return (
    (chance.is(96) ? chance.any(all.filter(isPossible)) : undefined) ?? (chance.is(4) ? chance.any(all) : undefined)
  );
}

export const anOrder = (scene: Scene, ...states: OrderRow['state'][]): OrderRow | undefined =>
  pick(scene, scene.tables.orders, ({ state }) => states.includes(state));

/** Where an order is pressed. */
export const at = (scene: Scene, order_id: string): string => {
  const order = scene.tables.orders.find(({ id }) => id === order_id);
  return `/orders/${order?.number}`;
};
export const followed = (scene: Scene, order_id: string): string => at(scene, order_id).replace('orders', 'follow');

const ahead = [7, 20, 45, 90, 180, 300, 600, 1500, 3200] as const;

/** A time ahead, of today or of the next days. */
export const soon = ({ now, chance }: Scene): string =>
  new Date(now + chance.one(ahead) * minute).toISOString().slice(0, 16).concat('Z');

/** The wall's clock and calendar of a moment, in a November without a change of clocks. */
export const wall = (moment: number) => new Date(moment + 60 * minute).toISOString();
export const clockOf = (moment: number) => wall(moment).slice(11, 16);
export const dayOf = (moment: number) => wall(moment).slice(0, 10);

export const sentences = ['De lak droogt nog.', 'Het onderdeel kwam te laat.', 'Jij bent er nu.'] as const;
export const sentence = ({ chance }: Scene): string => chance.one(sentences);
