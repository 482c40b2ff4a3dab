import { z } from 'zod';
import type { Customer, Staff } from '#src/people/actor.ts';
import { rolesIn } from '#src/people/actor.ts';
import { type Draft, entry } from '#src/timeline/entry-kinds.ts';
import type { Asked, Order } from '#src/timeline/order.ts';
import { type Refusal, refuse } from '#src/timeline/refusal.ts';
import type { PhotoFacts } from './look-at-photo.ts';

export const RetractPhoto = z.strictObject({ photo: z.string().min(1).max(100) });

type RetractPhoto = z.infer<typeof RetractPhoto>;

/** A photo is gone when whoever made it says so, or the desk. That there was one stays on the timeline. */
export function retractPhoto(
  order: Order,
  { photo: id }: RetractPhoto,
  { actor }: Asked<Staff | Customer>,
  { photo }: PhotoFacts,
): Draft[] | Refusal {
  // What is for the kitchen is to a customer not there.
  if (photo === null || (actor.as === 'customer' && photo.audience === 'kitchen')) return refuse('photos.unknown');
  if (photo.retracted_at !== null) return refuse('photos.retracted-already');
  if (!isOf(photo, order, actor)) return refuse('photos.of-another');
  return [entry('photo-retracted', { photo: id }, photo.audience)];
}

/** Whether somebody may take it back: their own, and the desk any. */
export function isOf(
  { person, follower }: Pick<NonNullable<PhotoFacts['photo']>, 'person' | 'follower'>,
  { shop }: Pick<Order, 'shop'>,
  actor: Staff | Customer,
): boolean {
  if (actor.as === 'customer') return follower === actor.follower;
  return person === actor.person || rolesIn(actor, shop).some((role) => role !== 'technician');
}
