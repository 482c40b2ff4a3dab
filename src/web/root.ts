import type { Around, Views } from './views.ts';

/** A part of a page that is replaced whole: what it shows as of an entry, and its text, each made when it is asked for. */
export type Root = {
  id: string;
  seq: number;
  readonly shows: object;
  readonly html: string;
  /** Whether an entry leaves it as it is. */
  isStill: (told: Told) => boolean;
};

/** An entry, as far as a root asks. */
export type Told = { kind: string; body: object };

type Given = { id: string; seq: number; shows: () => object; isStill?: Root['isStill'] };

export function makeRoot(
  views: Views,
  view: string,
  { id, seq, shows, isStill = () => false }: Given,
  around: Around,
): Root {
  let made: object | undefined;
  const look = () => {
    made ??= shows();
    return made;
  };
  return {
    ...{ id, seq, isStill },
    get shows() {
      return look();
    },
    get html() {
      return views.partial(view, look(), around);
    },
  };
}
