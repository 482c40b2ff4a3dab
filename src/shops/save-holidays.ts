import { z } from 'zod';
import { dayAt } from '#src/people/opening-times.ts';
import { type Asking, type Faulty, shopOf, type Went } from '#src/route.ts';
import { carryAct } from '#src/timeline/carry-act.ts';
import { isRefusal, type Refusal, refuse } from '#src/timeline/refusal.ts';
import { say } from '#src/web/words.ts';
import { countries } from './countries.ts';
import { yearsFrom } from './holidays-page.ts';
import { type Holiday, usualHolidays } from './usual-holidays.ts';

const place = '/settings/holidays';

export const AddHoliday = z.strictObject({
  day: z.iso.date('shops.day-shape').describe('Such as 2027-04-27'),
  name: z.string().trim().min(1).max(80),
});

export const AddUsual = z.strictObject({
  country: z.enum(countries).describe('Two letters, such as NL'),
  year: z
    .string()
    .regex(/^\d{4}$/, 'web.not-a-choice')
    .describe('This year or one of the next two'),
});

/** One day more; the same day with the same name once more changes nothing. */
export async function addHoliday(
  asking: Asking,
  { day, name }: z.infer<typeof AddHoliday>,
): Promise<Went | Refusal | Faulty> {
  const { language } = asking;
  const today = todayOf(asking);
  if (day < today.toString()) return { faults: { day: say(language, 'shops.day-past') } };
  if (day > today.add({ years: 3 }).toString()) return { faults: { day: say(language, 'shops.day-far') } };
  return add(asking, [{ day, name }]);
}

/** The public holidays of a country that are still to come; days that are there already keep their names. */
export async function addUsual(
  asking: Asking,
  { country, year }: z.infer<typeof AddUsual>,
): Promise<Went | Refusal | Faulty> {
  const { language } = shopOf(asking);
  const today = todayOf(asking).toString();
  if (!yearsFrom(today).includes(year)) return { faults: { year: say(asking.language, 'web.not-a-choice') } };
  const usual = await usualHolidays(country, Number(year), language);
  const coming = usual.filter(({ day }) => day >= today);
  if (coming.length === 0) return { faults: { year: say(asking.language, 'shops.none-left', { year }) } };
  return add(asking, coming);
}

export async function removeHoliday(asking: Asking): Promise<Went | Refusal> {
  const { kitchen, once, params } = asking;
  const { id: shop } = shopOf(asking);
  const day = params.day ?? '';
  const done = await carryAct(kitchen, { shop, once }, async (tx) => {
    await tx.deleteFrom('holidays').where('shop', '=', shop).where('day', '=', day).execute();
    return { value: { day } };
  });
  return isRefusal(done) ? done : { location: `${place}?removed=yes`, json: done };
}

const todayOf = (asking: Asking) => dayAt(shopOf(asking).zone, asking.kitchen.now());

async function add(asking: Asking, given: Holiday[]): Promise<Went | Refusal> {
  const { kitchen, once } = asking;
  const { id: shop } = shopOf(asking);
  const done = await carryAct(kitchen, { shop, once }, async (tx) => {
    const rows = await tx.selectFrom('holidays').select(['day', 'name']).where('shop', '=', shop).execute();
    const known = new Map(rows.map(({ day, name }) => [day, name]));
    const fresh = given.filter(({ day }) => !known.has(day));
    const [only, ...more] = given;
    const taken = only && more.length === 0 ? known.get(only.day) : undefined;
    if (taken !== undefined && taken !== only?.name) return refuse('shops.day-taken', { name: taken });
    if (fresh.length > 0)
      await tx
        .insertInto('holidays')
        .values(fresh.map((one) => ({ shop, ...one })))
        .onConflict((there) => there.doNothing())
        .execute();
    return { value: { added: fresh.length } };
  });
  return isRefusal(done) ? done : { location: `${place}?added=${done.added}`, json: done };
}
