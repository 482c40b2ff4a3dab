import type { Around, Views } from './views.ts';

/** A part of a page that is replaced whole: what it shows as of an entry, and its text, each made when it is asked for. */
export type Root = {
  id: string;
  seq: number;
  readonly shows: object;
  readonly html: string;
  /** Kinds of entries that leave it as it is. */
  still: readonly string[];
};

type Given = { id: string; seq: number; shows: () => object; still?: readonly string[] };

export function makeRoot(views: Views, view: string, { id, seq, shows, still = [] }: Given, around: Around): Root {
  let made: object | undefined;
  const look = () => {
    made ??= shows();
    return made;
  };
  return {
    ...{ id, seq, still },
    get shows() {
      return look();
    },
    get html() {
      return views.partial(view, look(), around);
    },
  };
}
