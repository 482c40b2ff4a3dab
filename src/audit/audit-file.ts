import { Readable } from 'node:stream';
import { noteAudit } from '#src/people/audit.ts';
import { type Asking, type FileAnswer, shopOf, staffOf } from '#src/route.ts';
import { Missing } from '#src/web/errors.ts';
import { say, type Word } from '#src/web/words.ts';
import { csvLine } from './as-csv.ts';
import { namesOf } from './audit-page.ts';
import { type Line, readAudit, type Wanted } from './read-audit.ts';
import { stamp } from './start-of-day.ts';
import { readWanted } from './wanted.ts';

/** The same lines as on the page, all of them, for a program that reads tables. That they were taken out is a line too. */
export async function auditFile(asking: Asking): Promise<FileAnswer> {
  const wanted = await readWanted(asking);
  if (wanted === 'no-such-order') throw new Missing();
  await noteAudit(asking.kitchen, { what: 'audit-exported', shop: wanted.shop, who: staffOf(asking).person });
  return { file: Readable.from(csvOf(asking, wanted)), type: 'text/csv; charset=utf-8', name: 'audit.csv' };
}

async function* csvOf(asking: Asking, wanted: Wanted) {
  const { kitchen, language } = asking;
  const shop = shopOf(asking);
  const colleagues = await kitchen.colleagues.of(shop.id);
  yield csvLine(
    (['audit.at', 'audit.person', 'audit.what', 'audit.order'] as const).map((word) => say(language, word)),
  );
  for (let after: string | null = null; ; ) {
    const lines: Line[] = await readAudit(kitchen.database.reader, wanted, after, 500);
    const names = await namesOf(kitchen.database.reader, shop, lines);
    for (const { at, who, what, order, entry } of lines) {
      const by = who === null ? say(language, 'audit.customer') : (colleagues.get(who)?.name ?? '');
      const says = entry ? what : say(language, `audit.what-${what}` as Word);
      yield csvLine([stamp(shop.zone, at), by, says, order === null ? null : (names.get(order) ?? null)]);
    }
    after = lines.at(-1)?.place ?? null;
    if (lines.length < 500) return;
  }
}
