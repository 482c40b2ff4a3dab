import type { Response } from 'express';
import { answerWent } from './answer.ts';
import { onceOf } from './ask.ts';
import { faulty, notUnderstood, readBody, refused, without } from './form-again.ts';
import { orFormAgain } from './not-written.ts';
import { type Asking, type CommandRoute, customerOf, orderOf, shopOf, staffOf } from './route.ts';
import { madeAt } from './sent-later.ts';
import { carryOut } from './timeline/carry-out.ts';
import { isRefusal } from './timeline/refusal.ts';
import { orderInJson } from './web/order-name.ts';
import { say } from './web/words.ts';
import { anchorOf, placeOf } from './where-to.ts';
import { withPhotos } from './with-photos.ts';

/** One command on an order: read, decided and committed, and only then answered. */
export async function serveCommand(route: CommandRoute, asking: Asking, response: Response): Promise<void> {
  if (!route.photos || !asking.request.is('multipart/form-data')) {
    const body = readBody(asking.request);
    const { form } = placeOf(asking, body.from);
    return orFormAgain(asking, response, body, form, () => carry(route, asking, response, null));
  }
  await withPhotos(asking, response, (coming) => carry(route, asking, response, coming));
}

type Coming = Parameters<Parameters<typeof withPhotos>[2]>[0];

async function carry(route: CommandRoute, asking: Asking, response: Response, coming: Coming | null): Promise<void> {
  const body = coming ? coming.body : readBody(asking.request);
  const place = placeOf(asking, body.from);
  const wrong = (message: string) => faulty(asking, response, body, [{ field: 'photos', message }], place.form);
  if (coming?.fault) return wrong(coming.fault);
  const addressed = Object.fromEntries(route.also.map((name) => [name, asking.params[name]]));
  const read = route.schema.safeParse({ ...without(body, 'from', 'key'), ...addressed }, { reportInput: true });
  if (!read.success) return notUnderstood(asking, response, body, read.error, place.form);
  const once = onceOf(asking, coming ? { ...body, photos: coming.hashes } : body);
  const photos = coming ? await coming.keep(once) : [];
  if ('word' in photos) return wrong(say(asking.language, photos.word, photos.with));
  const shop = shopOf(asking);
  const order = orderOf(asking);
  const done = await carryOut(
    asking.kitchen,
    {
      ...{ shop: shop.id, zone: shop.zone, number: order.number, once, photos },
      actor: (route.who === 'customer' ? customerOf(asking) : staffOf(asking)) as never,
      command: read.data as never,
      made: madeAt(asking),
    },
    route.rule,
    route.look,
  );
  if (isRefusal(done)) return refused(asking, response, body, done, place.form);
  const back = place.location(order.name);
  const location = back.includes('#') ? back : back + anchorOf(asking.params, done);
  answerWent(asking, response, { location, json: { order: orderInJson(order.name), ...done } });
}
