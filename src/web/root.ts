import type { Around, Views } from './views.ts';

/** A part of a page that is replaced whole: what it shows as of an entry, and its text, rendered when it is asked for. */
export type Root = { id: string; seq: number; shows: object; readonly html: string };

export function makeRoot(views: Views, view: string, { id, seq, shows }: Omit<Root, 'html'>, around: Around): Root {
  return {
    ...{ id, seq, shows },
    get html() {
      return views.partial(view, shows, around);
    },
  };
}
