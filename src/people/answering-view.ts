import type { Language, ShopRow } from '#src/database/tables.ts';
import type { Reader } from '#src/database/transact.ts';
import { type Asking, staffOf } from '#src/route.ts';
import { type Absence, absencesOf } from './absences.ts';
import { startsOf } from './answer-starts.ts';
import { absenceInJson, absenceView, awayFields } from './away-view.ts';
import { coverOfAbsence } from './cover-of-absence.ts';
import { coversOf } from './covers.ts';
import { readingOf, usualReading } from './reading-times.ts';
import { workInHand } from './work-in-hand.ts';

/** What somebody set about answering, for their own page: when they read, how they begin, when they are away. */
export async function answeringOf(asking: Asking) {
  const { kitchen, language, shop, attempt } = asking;
  const { reader } = kitchen.database;
  const { person } = staffOf(asking);
  const now = kitchen.now();
  const reading = (await readingOf(reader, [person])).get(person) ?? usualReading;
  const starts = await startsOf(reader, person);
  const away = await absencesOf(reader, [person], now);
  const names = shop ? await kitchen.colleagues.of(shop.id) : new Map();
  // A form that comes back shows what was sent, also an empty box: what stood there before would look like an answer.
  const sent = (action: string) => (attempt?.action === action ? attempt.values : null);
  const [readingSent, startsSent] = [sent('/me/reading'), sent('/me/starts')];
  return {
    view: {
      reading: readingSent
        ? { breaks: readingSent.breaks === 'yes', times: readingSent.times ?? '' }
        : { breaks: reading.atBreaks, times: reading.times.join(', ') },
      starts: startsSent ? (startsSent.starts ?? '') : starts.join('\n'),
      away: shop && {
        fields: awayFields(asking),
        list: await listOf(away, { shop, names, language, now, reader }),
      },
    },
    json: { reading, starts, away: away.map(absenceInJson) },
  };
}

type Around = { shop: ShopRow; names: ReadonlyMap<string, { name: string }>; language: Language; now: number };

/** Each absence with who takes over, or the way to somebody who might. */
async function listOf(away: Absence[], { shop, names, language, now, reader }: Around & { reader: Reader }) {
  const covers = await coversOf(
    reader,
    shop.id,
    away.map(({ id }) => id),
  );
  return Promise.all(
    away.map(async (absence) => {
      const work = await workInHand(reader, { shop: shop.id, person: absence.person, until: absence.until });
      const cover = coverOfAbsence(absence, covers, work, { names, language, now });
      return { ...absenceView(absence, names, { language, zone: shop.zone, now, to: 'person' }), cover };
    }),
  );
}
