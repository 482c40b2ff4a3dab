import { hash } from 'node:crypto';
import type { Root, Told } from '#src/web/root.ts';

export type Shown = {
  /**
   * Those of an order's roots that look different from what this room was shown with the number before these entries;
   * all of them, if that is not known or of another day, when times are said differently. `number` is the entry that the roots are of.
   */
  changed: (room: string, told: readonly Numbered[], number: number, day: string, roots: Root[]) => Root[];
};

type Numbered = Told & { number: number };

// So many rooms are known at a time; each takes about a kilobyte.
const most = 20_000;

/**
 * Remembers what each room looked at last, so that an update brings only what looks different. A page that shows the
 * number before has the rest already; whoever missed a number asks, and gets everything.
 */
export function rememberShown(): Shown {
  const rooms = new Map<string, { number: number; day: string; looks: Map<string, string> }>();
  return {
    changed(room, told, number, day, roots) {
      const kept = rooms.get(room);
      const [from, until] = [told[0]?.number ?? 0, told.at(-1)?.number ?? 0];
      const isRun = until - from === told.length - 1;
      const known = isRun && kept?.number === from - 1 && kept.day === day ? kept.looks : new Map<string, string>();
      const looks = new Map(known);
      for (const root of roots) if (!known.has(root.id) || !told.every(root.isStill)) looks.set(root.id, lookOf(root));
      rooms.delete(room);
      // Roots that are of a later number already are told again with it: a page may have skipped this one.
      if (isRun && number === until) rooms.set(room, { number, day, looks });
      const oldest = rooms.size > most ? rooms.keys().next().value : undefined;
      if (oldest !== undefined) rooms.delete(oldest);
      return roots.filter(({ id }) => looks.get(id) !== known.get(id));
    },
  };
}

// A form's key and a root's version are the number of the entry itself: they say when it was shown, not what.
function lookOf({ seq, shows }: Root): string {
  const text = JSON.stringify(shows).replaceAll(`"seq":${seq}`, '').replace(`"version":"${seq}"`, '');
  return hash('sha1', text, 'base64');
}
