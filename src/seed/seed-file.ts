import { z } from 'zod';
import { Email, PersonName, Phone } from '#src/timeline/contact-fields.ts';
import { When } from './when.ts';

const text = (longest: number) => z.string().trim().min(1).max(longest);
const Language = z.enum(['nl', 'en']);
const Clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const Hours = z.partialRecord(
  z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']),
  z.array(z.tuple([Clock, Clock])),
);
const both = (longest: number) => z.strictObject({ nl: text(longest), en: text(longest) });

/** Somebody who works in the shop, and how they come in: e-mail address and password, a key for programs, or both. */
const Person = z
  .strictObject({
    name: text(60),
    roles: z.array(z.enum(['technician', 'desk', 'owner'])).min(1),
    language: Language.optional(),
    email: z.email().optional(),
    password: z.string().optional(),
    /** For a shared tablet: four to six digits. */
    pin: z
      .string()
      .regex(/^\d{4,6}$/)
      .optional(),
    key: z.boolean().optional(),
  })
  .refine(
    ({ email, password }) => (email === undefined) === (password === undefined),
    'needs email and password, or neither',
  )
  .refine(
    ({ password, pin, key }) => password || pin || key,
    'needs email and password, a pin or a key to come in with',
  );

const OwnTemplate = z.strictObject({
  name: text(60),
  noun: both(40),
  steps: z.array(
    z.strictObject({
      title: text(60),
      customer: both(60),
      minutes: z.int().min(1).max(2880),
      news: z.enum(['loud', 'silent']).optional(),
      /** The role that usually does it; `crew` says who that is. */
      usually: text(40).optional(),
    }),
  ),
});

/** The templates that come with the program for a trade: all of them, or the ones named by their keys. */
const FromPack = z.strictObject({ pack: text(40), only: z.array(text(40)).min(1).optional() });

/** Something that was done on the order: `do` is the command, the other fields are those of that command. */
const Progress = z
  .object({ do: text(40), at: When.optional(), by: text(60).optional(), step: z.int().min(1).optional() })
  .catchall(z.string());

/** An order as the desk takes it in, and what became of it. */
const Order = z.strictObject({
  at: When.optional(),
  by: text(60).optional(),
  owner: text(60).optional(),
  name: PersonName,
  phone: Phone.optional(),
  email: Email.optional(),
  language: Language.optional(),
  subject: text(80).optional(),
  plate: text(20).optional(),
  template: text(60),
  purpose: text(500).optional(),
  wishes: text(1000).optional(),
  ready: z.strictObject({ from: When, until: When }),
  progress: z.array(Progress).max(500).default([]),
});

const Shop = z.strictObject({
  /** What its order numbers begin with; left out: a shop that is alone. */
  code: z
    .string()
    .regex(/^[A-Z]{0,3}$/)
    .default(''),
  /** Needed when the shop is not there yet. */
  name: text(80).optional(),
  zone: text(60).default('Europe/Amsterdam'),
  language: Language.default('nl'),
  languages: z.array(Language).min(1).default(['nl', 'en']),
  hours: Hours.optional(),
  phone: Phone.optional(),
  /** The last order number that was given out elsewhere, for a new shop that counts on from there. */
  lastNumber: z.int().min(0).max(900_000_000).default(0),
  people: z.array(Person).max(500).default([]),
  /** Who does what is "usually" done by somebody: { "remspecialist": "Yusuf" }. */
  crew: z.record(z.string(), text(60)).default({}),
  templates: z
    .array(z.union([FromPack, OwnTemplate]))
    .max(200)
    .default([]),
  // One transaction holds all orders of a shop, and nobody is to wait for it long.
  orders: z.array(Order).max(200).default([]),
});

export const SeedFile = z.strictObject({ shops: z.array(Shop).min(1).max(100) });

export type SeedFile = z.infer<typeof SeedFile>;
export type SeedShop = z.infer<typeof Shop>;
export type SeedPerson = z.infer<typeof Person>;
export type SeedOrder = z.infer<typeof Order>;
export type SeedTemplate = SeedShop['templates'][number];
