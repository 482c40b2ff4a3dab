import supertest from 'supertest';
import type { Name, TestKitchen } from '../kitchen.ts';
import { aPhoto } from './a-photo.ts';

type Sender = Name | { cookie: string };
type Sent = { fields?: Record<string, string>; photos?: Buffer[] | number; madeAgo?: number };

/** Sends a form with its photos, as a program of a colleague or as a customer's page does it. */
export async function sendWithPhotos(
  house: TestKitchen,
  who: Sender,
  to: string,
  { fields = {}, photos = 1, madeAgo }: Sent = {},
): Promise<{ seq: number; question: string }> {
  const post = supertest(house.url).post(to).set('Accept', 'application/json');
  if (typeof who === 'string') post.set('Authorization', `Bearer ${house.keys[who]}`);
  else post.set('Cookie', who.cookie);
  if (madeAgo !== undefined) post.set('Made-Ago', String(madeAgo));
  for (const [name, value] of Object.entries(fields)) post.field(name, value);
  const files = typeof photos === 'number' ? await somePhotos(photos) : photos;
  for (const [i, photo] of files.entries()) post.attach('photos', photo, `foto ${i + 1}.jpg`);
  const answer = await post;
  if (answer.status !== 200) throw new Error(`${to} answered ${answer.status}: ${answer.text}`);
  return answer.body;
}

const somePhotos = (count: number): Promise<Buffer[]> =>
  Promise.all(Array.from({ length: count }, (_, i) => aPhoto({ width: 640 + i, height: 480 })));
