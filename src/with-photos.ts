import type { Response } from 'express';
import { type Body, blankIsAbsent, refused } from './form-again.ts';
import { admit } from './photos/admit.ts';
import { type Keeping, keepComing } from './photos/keep-coming.ts';
import { notNow } from './photos/not-now.ts';
import { readUpload, sizeOf } from './photos/read-upload.ts';
import { type Asking, shopOf } from './route.ts';
import { say } from './web/words.ts';
import { placeOf } from './where-to.ts';

/** A form with photos, on its way into an entry. */
type Coming = {
  body: Body;
  /** What was too much, as a sentence. */
  fault: string | null;
  hashes: string[];
  keep: Keeping['keep'];
};

type Carry = (coming: Coming) => Promise<void>;

/**
 * Sets the files of a form aside, lets `carry` decide, and clears up: a photo that no entry took is kept by nobody.
 * Whether any may come is asked before they are read. What was typed is read in any case: it comes back with the
 * sentence that says why not.
 */
export async function withPhotos(asking: Asking, response: Response, carry: Carry): Promise<void> {
  const { kitchen, request, actor, language } = asking;
  const { barred, leave } = await admit(kitchen.photos, actor, sizeOf(request));
  try {
    const { aside } = kitchen.photos;
    const { body: read, ...came } = await readUpload(request, response, { aside, barred: barred !== null });
    const body = blankIsAbsent(read);
    const { keep, clearUp } = keepComing(kitchen, shopOf(asking).id, actor, came.uploads);
    try {
      if (barred && came.files > 0) throw barred;
      if (came.failed !== null) throw came.failed;
      const fault = came.fault && say(language, came.fault.word, came.fault.with);
      await carry({ body, fault, hashes: came.uploads.map(({ hash }) => hash), keep });
    } catch (error) {
      await sayWhyNot(asking, response, body, error);
    } finally {
      await came.discard();
      await clearUp();
    }
  } finally {
    leave();
  }
}

async function sayWhyNot(asking: Asking, response: Response, body: Body, error: unknown): Promise<void> {
  const why = notNow(error);
  if (!why || response.headersSent) throw error;
  if (why.status !== 429) asking.kitchen.log.error({ err: error }, 'photos could not be kept');
  await refused(asking, response, body, why, placeOf(asking, body.from).form);
}
