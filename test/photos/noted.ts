import supertest from 'supertest';
import type { TestCustomer } from '../asking.ts';
import type { Name, TestKitchen } from '../kitchen.ts';
import { aPhoto } from './a-photo.ts';
import { form, photo, photoIds, sendRaw } from './sent.ts';

export const files = ['full.webp', 'full.jpg', 'small.webp', 'small.jpg'];

/** A photo with a note: who made it, for whom, and what it says is to be seen. */
export async function noted(
  house: TestKitchen,
  order: number,
  who: Name,
  audience: string,
  alt: string,
): Promise<string> {
  const fields = [photo(await aPhoto()), { name: 'alt', value: alt }, { name: 'text', value: `${alt} (notitie)` }];
  const body = form([{ name: 'audience', value: audience }, ...fields]);
  const headers = { authorization: `Bearer ${house.keys[who]}` };
  const { status, text } = await sendRaw(house, `/orders/${order}/notes`, body, headers);
  if (status !== 200) throw new Error(text);
  return (await photoIds(house)).at(-1) ?? '';
}

/** A photo with a question of the customer’s. */
export async function asked({ cookie, order }: TestCustomer, house: TestKitchen, alt: string): Promise<string> {
  const fields = [{ name: 'text', value: 'Hoort dit zo?' }, { name: 'alt', value: alt }, photo(await aPhoto())];
  const { status, text } = await sendRaw(house, `/follow/${order}/questions`, form(fields), { cookie });
  if (status !== 200) throw new Error(text);
  return (await photoIds(house)).at(-1) ?? '';
}

/** Without a client that tidies the path up first. */
export async function get(house: TestKitchen, path: string, headers: Record<string, string>) {
  const { pathname } = { pathname: path };
  const response = await supertest(house.url).get(pathname).set(headers).redirects(0);
  return { status: response.status, type: `${response.headers['content-type']}`, text: response.text ?? '' };
}
