import type { OrderFacts } from './order-facts.ts';

/**
 * Whose it becomes: `first` when here today, else the order's owner, else somebody at the desk. On a day that none of them
 * is here it waits with the order's owner, or with whoever still works here.
 */
export function chooseOwner({ order, around }: OrderFacts, first: string | null = null): string {
  const { colleagues, here } = around;
  const staff = [...colleagues.values()];
  const desk = (['desk', 'owner'] as const).flatMap((role) => staff.filter(({ roles }) => roles.includes(role)));
  const catching = [order.owner, ...desk.map(({ id }) => id)];
  return (
    [first, ...catching].find((person) => person !== null && here.has(person)) ??
    [...catching, ...colleagues.keys()].find((person) => colleagues.get(person)?.here) ??
    order.owner
  );
}
