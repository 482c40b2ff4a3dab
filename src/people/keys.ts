import { randomBytes } from 'node:crypto';
import { newId } from '#src/database/new-id.ts';
import { keep, type Reader } from '#src/database/transact.ts';
import type { Ended } from '#src/kitchen.ts';
import { base32, hashOf } from './link.ts';
import type { SignIn } from './sign-in.ts';

export type KeyRow = { id: string; createdAt: number };

/** Makes a bearer key for a program that works in this person's name. It is seen this once; we keep its SHA-256. */
export async function makeKey(signIn: SignIn, person: string): Promise<{ id: string; key: string }> {
  const key = `ok_${base32(randomBytes(20))}`;
  const now = signIn.now();
  const id = newId(now);
  await signIn.database.transact(async (tx) => {
    await tx
      .insertInto('keys')
      .values({ id, person, hash: hashOf(key), created_at: now, revoked_at: null })
      .execute();
    return keep(undefined);
  });
  return { id, key };
}

/** Revokes one key of this person; undefined if there is no such key that still works. */
export async function revokeKey(signIn: SignIn, person: string, id: string): Promise<Ended[] | undefined> {
  const revoked = await signIn.database.transact(async (tx) => {
    const row = await tx
      .updateTable('keys')
      .set({ revoked_at: signIn.now() })
      .where('id', '=', id)
      .where('person', '=', person)
      .where('revoked_at', 'is', null)
      .returning('id')
      .executeTakeFirst();
    return keep(row);
  });
  signIn.lookups.forget();
  return revoked && [{ person }];
}

export async function keysOf(reader: Reader, person: string): Promise<KeyRow[]> {
  return reader
    .selectFrom('keys')
    .select(['id', 'created_at as createdAt'])
    .where('person', '=', person)
    .where('revoked_at', 'is', null)
    .orderBy('created_at')
    .execute();
}
