import { z } from 'zod';
import { hoursFaults, hoursOf, hoursShape, readHours } from '#src/people/opening-hours.ts';
import { findTimeZone } from '#src/people/time-zones.ts';
import { type Asking, shopOf, type Went } from '#src/route.ts';
import { carryAct } from '#src/timeline/carry-act.ts';
import { Phone } from '#src/timeline/contact-fields.ts';
import { isRefusal, type Refusal } from '#src/timeline/refusal.ts';
import { breakFault, breakIn, breakShape, withBreaks } from './lunch-break.ts';

export const ShopName = z.string().trim().min(1).max(80);

/** By its whole name, or by its city. */
export const Zone = z
  .string()
  .min(1)
  .max(60)
  .refine((typed) => findTimeZone(typed) !== undefined, 'people.zone-unknown')
  .describe('An IANA time zone, such as Europe/Amsterdam');

export const SaveSettings = z
  .strictObject({
    name: ShopName,
    phone: Phone.optional(),
    zone: Zone,
    language: z.enum(['nl', 'en']),
    also: z.literal('yes').optional().describe('Customers may choose the other language too'),
    ...hoursShape,
    ...breakShape,
  })
  .superRefine((given, issues) => {
    const wrong = hoursFaults(given);
    const lunch = wrong.length === 0 ? breakFault(given, hoursOf(given)) : null;
    for (const { field, word } of lunch ? [lunch] : wrong)
      issues.addIssue({ code: 'custom', path: [field], message: word });
  });

type SaveSettings = z.infer<typeof SaveSettings>;

export async function saveSettings(asking: Asking, given: SaveSettings): Promise<Went | Refusal> {
  const { kitchen, once } = asking;
  const shop = shopOf(asking);
  const { name, phone, language, also } = given;
  const changed = {
    name,
    phone: phone ?? null,
    zone: findTimeZone(given.zone) ?? given.zone,
    language,
    languages: JSON.stringify(also ? [language, language === 'nl' ? 'en' : 'nl'] : [language]),
    hours: JSON.stringify(withBreaks(hoursOf(given), breakIn(given), readHours(shop))),
  };
  const done = await carryAct(kitchen, { shop: shop.id, once }, async (tx) => {
    await tx.updateTable('shops').set(changed).where('id', '=', shop.id).execute();
    return { value: { shop: shop.id } };
  });
  if (isRefusal(done)) return done;
  kitchen.shops.forget();
  return { location: '/settings?saved=yes', json: done };
}
