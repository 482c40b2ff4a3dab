import { isFree, type Kept, type Lease, type Store } from '#src/browser/outbox/store.ts';

/** A device's store without a browser. What is in it outlives every sender, as a disk does. */
export function memoryStore(): Store & { acts: Map<number, Kept> } {
  const acts = new Map<number, Kept>();
  const leases = new Map<string, Lease>();
  let last = 0;
  const inOrder = () => [...acts.values()].sort((one, other) => one.n - other.n);
  const find = (key: string) => inOrder().find((act) => act.key === key);
  return {
    acts,
    async add(act) {
      if (find(act.key)) return;
      last += 1;
      acts.set(last, { ...act, n: last });
    },
    all: async (person) => inOrder().filter((act) => act.person === person),
    first: async (person, order) => inOrder().find((act) => act.person === person && act.order === order),
    async change(key, change) {
      const there = find(key);
      if (there) acts.set(there.n, { ...there, ...change });
    },
    async remove(key) {
      const there = find(key);
      if (there) acts.delete(there.n);
    },
    async lease(name, holder, now, ms) {
      const isMine = isFree(leases.get(name), holder, now, ms);
      if (isMine) leases.set(name, { name, holder, until: now + ms });
      return isMine;
    },
  };
}
