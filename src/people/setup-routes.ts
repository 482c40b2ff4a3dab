import { z } from 'zod';
import { type Asking, act, page, type Route } from '#src/route.ts';
import { Missing } from '#src/web/errors.ts';
import { say } from '#src/web/words.ts';
import { no, withCookies, wrongField } from './answers.ts';
import { deviceOf } from './device.ts';
import { openShop } from './open-shop.ts';
import { hoursFaults, hoursOf, hoursShape } from './opening-hours.ts';
import { type Furnishing, setupPage } from './setup-page.ts';
import { signInWithPassword } from './sign-in-with-password.ts';
import { findTimeZone } from './time-zones.ts';

const SetUp = z
  .strictObject({
    code: z.string().min(1).max(40).describe('The start code that the server printed'),
    shop: z.string().trim().min(1).max(80),
    trade: z.string().min(1).max(40),
    zone: z.string().min(1).max(60).describe('An IANA time zone, such as Europe/Amsterdam'),
    language: z.enum(['nl', 'en']),
    also: z.literal('yes').optional().describe('Customers may choose the other language too'),
    ...hoursShape,
    name: z.string().trim().min(1).max(60),
    email: z.string().trim().max(254).pipe(z.email('people.email-shape')),
    password: z.string().min(1).max(1000),
  })
  .superRefine((given, issues) => {
    for (const { field, word } of hoursFaults(given)) issues.addIssue({ code: 'custom', path: [field], message: word });
    if (!findTimeZone(given.zone)) issues.addIssue({ code: 'custom', path: ['zone'], message: 'people.zone-unknown' });
  });

type SetUp = z.infer<typeof SetUp>;

/** The first start: there while there is no shop, and gone for good afterwards. */
export function setupRoutes(furnishing: Furnishing): Route[] {
  const form = (asking: Asking) => setupPage(asking, furnishing);
  return [
    page('/setup', {
      who: 'anyone',
      says: 'The questions of the very first start',
      page: async (asking) => ((await isOpen(asking)) ? { location: '/' } : form(asking)),
    }),
    act('/setup', {
      who: 'anyone',
      says: 'Open the first shop with its first owner; needs the start code',
      schema: SetUp,
      form,
      act: async (asking, given) => ((await isOpen(asking)) ? missing() : open(asking, given, furnishing)),
    }),
  ];
}

async function open(asking: Asking, given: SetUp, { trades, furnish }: Furnishing) {
  const { kitchen, request, language } = asking;
  const { signIn } = kitchen;
  const code = signIn.setupCode.check(given.code);
  if (code !== 'right')
    return wrongField(asking, 'code', code === 'wrong' ? 'people.setup-code-wrong' : 'people.setup-code-used-up');
  const trade = trades.find(({ key }) => key === given.trade);
  if (!trade && given.trade !== 'none') return { faults: { trade: say(language, 'web.not-a-choice') } };
  const other = given.language === 'nl' ? ('en' as const) : ('nl' as const);
  const shop = {
    name: given.shop,
    code: '',
    zone: findTimeZone(given.zone) ?? given.zone,
    language: given.language,
    languages: given.also ? [given.language, other] : [given.language],
    hours: JSON.stringify(hoursOf(given)),
  };
  const { name, email, password } = given;
  const owner = { name, email, password, language: given.language };
  const opened = await openShop(signIn, shop, owner, {
    only: 'the-first',
    furnish: async (tx, id) => trade && furnish(tx, id, trade.key, given.language, signIn.now()),
  });
  if ('field' in opened) return wrongField(asking, opened.field, opened.why);
  if ('why' in opened) return no('people.setup-taken');
  kitchen.shops.forget();
  kitchen.colleagues.forget();
  const come = await signInWithPassword(signIn, { email, password }, deviceOf(request));
  const cookies = 'person' in come ? [come.known, ...come.cookies] : [];
  return { location: '/desk', status: 201 as const, json: opened, ...withCookies(cookies) };
}

const isOpen = async ({ kitchen }: Asking) => (await kitchen.shops.all()).length > 0;

function missing(): never {
  throw new Missing();
}
