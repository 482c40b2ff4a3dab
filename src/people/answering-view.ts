import { type Asking, staffOf } from '#src/route.ts';
import { absencesOf } from './absences.ts';
import { startsOf } from './answer-starts.ts';
import { absenceInJson, absenceView, awayFields } from './away-view.ts';
import { readingOf, usualReading } from './reading-times.ts';

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
        list: away.map((absence) => absenceView(absence, names, { language, zone: shop.zone, now, to: 'person' })),
      },
    },
    json: { reading, starts, away: away.map(absenceInJson) },
  };
}
