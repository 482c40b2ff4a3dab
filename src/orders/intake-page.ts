import type { ShopRow } from '#src/database/tables.ts';
import { deskBar } from '#src/people/desk-bar.ts';
import { type Asking, type PageAnswer, shopOf, staffOf } from '#src/route.ts';
import { orderName } from '#src/web/order-name.ts';
import { say } from '#src/web/words.ts';
import { type FoundCustomer, findCustomer, findCustomers, languageOf } from './find-customer.ts';
import { firstReadyDay } from './first-ready-day.ts';
import { spokenIn } from './spoken-in.ts';
import { usualTemplates } from './usual-templates.ts';

/** The form that takes an order in; above it, whoever was here before is found and chosen. */
export async function intakePage(asking: Asking): Promise<PageAnswer> {
  const { kitchen, language, query, attempt } = asking;
  const { reader } = kitchen.database;
  const shop = shopOf(asking);
  const q = (query.q ?? '').trim();
  const id = attempt?.values.customer ?? query.customer;
  const [found, chosen, templates, colleagues] = await Promise.all([
    q === '' ? [] : findCustomers(reader, shop.id, q),
    id ? findCustomer(reader, shop.id, id) : null,
    usualTemplates(reader, shop.id),
    kitchen.colleagues.of(shop.id),
  ]);
  const spoken = spokenIn(shop.languages, language);
  const owners = [...colleagues.values()].filter(({ here }) => here);
  return {
    view: 'orders/new',
    title: say(language, 'orders.new'),
    face: 'frontdesk',
    model: {
      bar: await deskBar(asking, 'new'),
      key: kitchen.newId(),
      q,
      found: found.map((one) => foundView(one, shop)),
      chosen: chosen && foundView(chosen, shop),
      was: await prefilled(asking, shop, chosen, q),
      templates: templates.map((one) => ({ value: one.id, label: say(language, 'orders.template-steps', { ...one }) })),
      owners: owners.map((one) => ({ value: one.id, label: one.name })),
      languages: spoken,
      hasLanguages: spoken.length > 1,
    },
    json: { customers: q === '' && chosen ? [chosen] : found },
  };
}

async function prefilled(asking: Asking, shop: ShopRow, chosen: FoundCustomer | null, q: string) {
  const { kitchen, query } = asking;
  const subject = chosen?.subjects.find(({ id }) => id === query.subject) ?? null;
  const spoken = chosen && (await languageOf(kitchen.database.reader, shop.id, chosen.id));
  const typed = chosen ? { phone: null, email: null, plate: null } : guess(q);
  return {
    customer: chosen?.id ?? null,
    name: chosen?.name ?? null,
    phone: chosen?.phone ?? typed.phone,
    email: chosen?.email ?? typed.email,
    plate: subject?.plate ?? typed.plate,
    subject: subject?.name ?? null,
    language: spoken ?? shop.language,
    day: firstReadyDay(shop.hours, shop.zone, kitchen.now()),
    owner: staffOf(asking).person,
  };
}

/** What was looked for in vain need not be typed again. */
function guess(q: string): { phone: string | null; email: string | null; plate: string | null } {
  const none = { phone: null, email: null, plate: null };
  if (q.includes('@')) return { ...none, email: q };
  if (/^[+\d][\d\s()-]{7,}$/.test(q)) return { ...none, phone: q };
  return /\d/.test(q) && /[a-z]/i.test(q) && q.length <= 12 ? { ...none, plate: q.toUpperCase() } : none;
}

function foundView({ id, name, phone, email, subjects, orders }: FoundCustomer, shop: ShopRow) {
  const choose = `/orders/new?customer=${encodeURIComponent(id)}`;
  return {
    id,
    name,
    phone,
    email,
    choose,
    subjects: subjects.map((one) => ({ ...one, choose: `${choose}&subject=${encodeURIComponent(one.id)}` })),
    orders: orders.map((one) => ({ ...one, orderName: orderName(shop.code, one.number) })),
  };
}
