import { z } from 'zod';
import { type Asking, type Faulty, type PageAnswer, shopOf, staffOf, type Went } from '#src/route.ts';
import { orderName } from '#src/web/order-name.ts';
import { say } from '#src/web/words.ts';
import { endLive, no } from './answers.ts';
import { deskBar } from './desk-bar.ts';
import { findOpenWork, type OpenWork } from './find-open-work.ts';
import { leaveForGood } from './leave.ts';
import { backTo, governed } from './staff-routes.ts';

export const LeaveForGood = z.strictObject({
  /** The name, typed: it cannot be undone. */
  name: z.string().trim().max(60),
});

/** What goes and what stays when somebody leaves; or what has to be somebody else's first. */
export async function leavePage(asking: Asking): Promise<PageAnswer> {
  const { kitchen, language } = asking;
  const person = await governed(asking);
  const shop = shopOf(asking);
  const work = await findOpenWork(kitchen.database.reader, shop.id, person.id);
  return {
    view: 'people/leave',
    title: say(language, 'people.leave-title', { name: person.name }),
    face: 'frontdesk',
    model: {
      bar: await deskBar(asking, 'people'),
      id: person.id,
      name: person.name,
      isBusy: work.length > 0,
      work: work.map((one) => ({ orderName: orderName(shop.code, one.order), says: inWords(one, asking) })),
    },
    json: { person: person.id, name: person.name, work },
  };
}

function inWords(work: OpenWork, { language }: Asking): string {
  const parts = (['steps', 'questions', 'exceptions', 'promises', 'offers'] as const).filter((what) => work[what] > 0);
  const counted = parts.map((what) => say(language, `people.leave-${what}`, { count: work[what] }));
  return [...(work.owns ? [say(language, 'people.leave-owns')] : []), ...counted].join(', ');
}

export async function leave(
  asking: Asking,
  { name }: z.infer<typeof LeaveForGood>,
): Promise<Went | ReturnType<typeof no> | Faulty> {
  const { kitchen, language } = asking;
  const person = await governed(asking);
  const me = staffOf(asking).person;
  if (person.id === me) return no('people.not-yourself');
  if (name !== person.name) return { faults: { name: say(language, 'people.leave-other', { name: person.name }) } };
  const left = await leaveForGood(kitchen.signIn, { person: person.id, by: me });
  if ('why' in left) return no(left.why === 'last-owner' ? 'people.last-owner' : 'people.leave-busy');
  endLive(kitchen, left.ended);
  kitchen.colleagues.forget();
  return { ...backTo(person.id), json: { person: person.id, name: left.name } };
}
