import { type Delivered, post } from '../parcel.ts';
import { upload } from '../shrink.ts';
import type { Act } from './store.ts';

/** Sends one act, with its photos where it has any. An answer that is not ours is none. */
export async function postAct(
  act: Act,
  headers: Record<string, string>,
  onPart: (part: number) => void,
): Promise<Delivered> {
  const { address, fields, key, photos } = act;
  const load = { address, fields, key };
  const delivered = await (photos.length > 0 ? upload({ ...load, photos }, onPart, headers) : post(load, headers));
  // Ours says where to go next; the page that some Wi-Fi shows instead of every answer does not.
  const isOk = delivered.status >= 200 && delivered.status < 300;
  return isOk && delivered.answer.location === undefined ? { status: 0, answer: {} } : delivered;
}
