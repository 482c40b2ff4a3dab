import type { Database } from 'better-sqlite3';

export type OrderRow = { shop: string; id: string; number: number; last_entry: number; changed_at: number } & Texts;
type Texts = Record<string, string | number | null>;
export type StepRow = { id: string; title: string; customer_nl: string } & Texts;
export type EntryRow = { number: number; kind: string; at: number; body: string } & Texts;

/** Everything the pages show of one order, each table read when the first fragment that shows it is rendered. */
export type Whole = {
  order: OrderRow;
  steps: StepRow[];
  entries: EntryRow[];
  promises: Texts[];
  exceptions: Texts[];
  questions: Texts[];
  about: Texts;
  followers: Texts[];
  links: Texts[];
};

/** Prepared once: reading and writing what the product reads and writes for a note. */
export function prepareRows(db: Database) {
  const lock = db.prepare(
    'update orders set last_entry = last_entry + 1, changed_at = ? where shop = ? and number = ? returning *',
  );
  const steps = db.prepare('select * from steps where shop = ? and order_id = ? order by position');
  const entries = db.prepare('select * from entries where shop = ? and order_id = ? order by number');
  const promises = db.prepare('select * from promises where shop = ? and order_id = ? order by made_at, id');
  const exceptions = db.prepare('select * from exceptions where shop = ? and order_id = ? order by raised_at, id');
  const questions = db.prepare('select * from questions where shop = ? and order_id = ? order by asked_at, id');
  const about = db.prepare(`select c.name as customer_name, c.phone, c.email, s.name as subject_name, s.plate
    from customers c, subjects s where c.shop = ? and c.id = ? and s.shop = ? and s.id = ?`);
  const followers = db.prepare(`select f.*, c.name, c.phone, c.email from followers f
    join customers c on c.shop = f.shop and c.id = f.customer where f.shop = ? and f.order_id = ? order by f.part`);
  const links = db.prepare('select * from links where shop = ? and order_id = ? order by issued_at');
  const addEntry =
    db.prepare(`insert into entries (shop, order_id, number, kind, at, actor, audience, step, body, made_at)
    values (?, ?, ?, 'note-added', ?, ?, ?, ?, ?, null)`);
  const earlier = db.prepare('select fingerprint, answer from command_keys where shop = ? and key = ?');
  const remember = db.prepare('insert into command_keys (shop, key, fingerprint, answer, at) values (?, ?, ?, ?, ?)');
  const byNumber = db.prepare('select * from orders where number = ?');
  const byKey = db.prepare(`select p.id, p.name, r.shop, r.role from keys k join people p on p.id = k.person
    left join roles r on r.person = p.id where k.hash = ? and k.revoked_at is null and p.disabled_at is null`);
  const byLink = db.prepare(`select l.order_id, l.expires_at, o.number from links l
    join followers f on f.shop = l.shop and f.id = l.follower join orders o on o.shop = l.shop and o.id = l.order_id
    where l.hash = ? and l.revoked_at is null`);

  const stepsOf = ({ shop, id }: OrderRow) => steps.all(shop, id) as StepRow[];
  return {
    lock: (at: number, shop: string, number: number) => lock.get(at, shop, number) as OrderRow | undefined,
    stepsOf,
    addEntry: (...values: unknown[]) => addEntry.run(...values),
    earlier: (shop: string, key: string) =>
      earlier.get(shop, key) as { fingerprint: string; answer: string } | undefined,
    remember: (...values: unknown[]) => remember.run(...values),
    byNumber: (number: number) => byNumber.get(number) as OrderRow | undefined,
    byKey: (hash: string) => byKey.all(hash) as { id: string; name: string; shop: string; role: string }[],
    byLink: (hash: string) =>
      byLink.get(hash) as { order_id: string; expires_at: number | null; number: number } | undefined,
    wholeOf(order: OrderRow, known?: StepRow[]): Whole {
      const { shop, id } = order;
      const read: Partial<Omit<Whole, 'order'>> = { ...(known ? { steps: known } : {}) };
      return {
        order,
        get steps() {
          read.steps ??= stepsOf(order);
          return read.steps;
        },
        get entries() {
          read.entries ??= entries.all(shop, id) as EntryRow[];
          return read.entries;
        },
        get promises() {
          read.promises ??= promises.all(shop, id) as Texts[];
          return read.promises;
        },
        get exceptions() {
          read.exceptions ??= exceptions.all(shop, id) as Texts[];
          return read.exceptions;
        },
        get questions() {
          read.questions ??= questions.all(shop, id) as Texts[];
          return read.questions;
        },
        get about() {
          read.about ??= about.get(shop, order.customer, shop, order.subject) as Texts;
          return read.about;
        },
        get followers() {
          read.followers ??= followers.all(shop, id) as Texts[];
          return read.followers;
        },
        get links() {
          read.links ??= links.all(shop, id) as Texts[];
          return read.links;
        },
      };
    },
  };
}

export type Rows = ReturnType<typeof prepareRows>;
