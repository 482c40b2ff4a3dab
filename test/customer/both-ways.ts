import supertest from 'supertest';
import { expect } from 'vitest';
import type { TestKitchen } from '../kitchen.ts';

export type BothWays = {
  /** As browsers ask: by the quick way. */
  quick: (headers?: Record<string, string>) => Promise<Answer>;
  /** Asked with a shade of difference, the same page comes by the way of all other pages, and is always written anew. */
  whole: (headers?: Record<string, string>) => Promise<Answer>;
  /** Asks twice by the quick way: the second time nothing is written, and the answer is what the other way writes. */
  same: (after: string) => Promise<Answer>;
  /** How many pages were written until now. */
  written: () => number;
};

export type Answer = { status: number; headers: Record<string, string>; text: string };

/** The customer's page by both ways. The clock stands still, so that both are of one moment. */
export function bothWays(house: TestKitchen, order: number | string, cookie: string): BothWays {
  const written = countPages(house);
  const ask =
    (accept: string) =>
    async (headers: Record<string, string> = {}) => {
      const answer = await supertest(house.url)
        .get(`/follow/${order}`)
        .set({ cookie, accept, ...headers });
      const { date: _, ...rest } = answer.headers as Record<string, string>;
      return { status: answer.status, headers: rest, text: answer.text };
    };
  const [quick, whole] = [ask('text/html,application/xhtml+xml;q=0.9,*/*;q=0.8'), ask('text/html;q=0.9')];
  return {
    ...{ quick, whole, written },
    async same(after) {
      await quick();
      const before = written();
      const kept = await quick();
      expect(written(), `${after}: it was kept`).toBe(before);
      const anew = await whole();
      expect(written(), `${after}: it was written`).toBe(before + 1);
      expect(kept.text === anew.text ? null : unlike(kept.text, anew.text), after).toBeNull();
      expect(kept, after).toEqual(anew);
      return kept;
    },
  };
}

/** Counts from now on; the views themselves are those of every kitchen. */
function countPages({ kitchen }: TestKitchen): () => number {
  const { views } = kitchen;
  let count = 0;
  kitchen.views = {
    ...views,
    page: (...page) => {
      count += 1;
      return views.page(...page);
    },
  };
  return () => count;
}

/** Where two pages first differ, with what stands around it. */
function unlike(one: string, other: string): { kept: string; anew: string } {
  let at = 0;
  while (one[at] === other[at]) at += 1;
  const around = (text: string) => text.slice(Math.max(0, at - 80), at + 120);
  return { kept: around(one), anew: around(other) };
}
