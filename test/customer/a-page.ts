import supertest from 'supertest';
import { aCustomer, type TestCustomer } from '../asking.ts';
import type { TestKitchen } from '../kitchen.ts';

/** A customer's page as its reader has it before them: words without marks, and forms that are sent without a script. */
export type Reading = TestCustomer & {
  html: (query?: string) => Promise<string>;
  /** The words of one element of the page, known by its id. */
  words: (id: string) => Promise<string>;
  /** Sends a form as a browser does that runs no scripts. */
  send: (path: string, body: Record<string, string>) => supertest.Test;
};

export async function aReader(house: TestKitchen, more: object = {}): Promise<Reading> {
  const customer = await aCustomer(house, more);
  const { order, cookie } = customer;
  const html = async (query = '') =>
    (await supertest(house.url).get(`/follow/${order}${query}`).set('Cookie', cookie).set('Accept', 'text/html')).text;
  return {
    ...customer,
    html,
    words: async (id) => wordsIn(await html(), id),
    send: (path, body) =>
      supertest(house.url)
        .post(`/follow/${order}/${path}`)
        .set({ Cookie: cookie, Accept: 'text/html', Origin: house.url })
        .type('form')
        .send(body),
  };
}

/** What stands in the element with this id, as words. */
export function wordsIn(page: string, id: string): string {
  const [start, name] = new RegExp(`<([a-z0-9]+)(?= [^>]*\\bid="${id}")`).exec(page) ?? [];
  if (!start) throw new Error(`There is no ${id} on this page.`);
  const from = page.search(new RegExp(`<${name} [^>]*\\bid="${id}"`));
  const tags = new RegExp(`<(/?)${name}(?=[\\s>])`, 'g');
  tags.lastIndex = from;
  let depth = 0;
  for (let tag = tags.exec(page); tag; tag = tags.exec(page)) {
    depth += tag[1] ? -1 : 1;
    if (depth === 0) return plain(page.slice(from, tag.index));
  }
  throw new Error(`${id} never ends.`);
}

const plain = (html: string) =>
  html
    .replace(/<(svg|form|dialog)\b.*?<\/\1>/gs, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&quot;/g, '"')
    .replace(/\s+/g, ' ')
    .replace(/ ([.,:])/g, '$1')
    .trim();
