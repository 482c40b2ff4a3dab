import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '#src/database/transact.ts';

const most = 20;

type Order = { shop: string; number: number };
type Rule = {
  says: (row: Order & Record<string, unknown>) => string;
  rows: RawBuilder<Order & Record<string, unknown>>;
};

/** What has to be so in every kitchen, a sentence for each row in which it is not; of many the first ones. */
export async function checkRows(tx: Tx): Promise<string[]> {
  const wrong: string[] = [];
  for (const { says, rows } of rules) {
    const found = (await rows.execute(tx)).rows;
    wrong.push(...found.slice(0, most).map(says));
    if (found.length > most) wrong.push(`… and ${found.length - most} more like that.`);
  }
  return wrong;
}

// Each reads its table once, however many orders there are.
const rules: Rule[] = [
  {
    says: ({ number, is, last }) => `Order ${number} says ${last} entries, and its timeline has ${is} or a gap in it.`,
    rows: sql`
      select o.shop, o.number, o.last_entry as last, coalesce(e.many, 0) as "is"
      from orders o left join (
        select shop, order_id, count(*) as many, min(number) as first, max(number) as last
        from entries group by shop, order_id
      ) e on e.shop = o.shop and e.order_id = o.id
      where coalesce(e.many, 0) <> o.last_entry or coalesce(e.last, 0) <> o.last_entry or coalesce(e.first, 1) <> 1
    `,
  },
  {
    says: ({ code, number, last }) => `Shop "${code}" is at order ${last}, and there is an order ${number} already.`,
    rows: sql`
      select s.id as shop, s.code, s.last_number as last, max(o.number) as number
      from shops s join orders o on o.shop = s.id group by s.id, s.code, s.last_number having max(o.number) > s.last_number
    `,
  },
  {
    says: ({ number }) => `Order ${number} has no owner.`,
    rows: sql`
      select o.shop, o.number from orders o left join people p on p.id = o.owner
      where o.state in ('open', 'ready') and p.id is null
    `,
  },
  ownerless('question', 'questions', sql`x.state in ('open', 'asked-back')`),
  ownerless('promise', 'promises', sql`x.state = 'open'`),
  ownerless('exception', 'exceptions', sql`x.state = 'open'`),
  {
    says: ({ number, id }) => `The photo ${id} says that it came with an entry which order ${number} does not have.`,
    rows: sql`
      select f.shop, o.number, f.id from photos f join orders o on o.shop = f.shop and o.id = f.order_id
      left join entries e on e.shop = f.shop and e.order_id = f.order_id and e.number = f.entry
      where e.number is null
    `,
  },
];

function ownerless(what: string, table: string, isOpen: RawBuilder<unknown>): Rule {
  return {
    says: ({ number, id }) => `The open ${what} ${id} of order ${number} has no owner.`,
    rows: sql`
      select x.shop, o.number, x.id from ${sql.table(table)} x
      join orders o on o.shop = x.shop and o.id = x.order_id
      left join people p on p.id = x.owner
      where ${isOpen} and p.id is null
    `,
  };
}
