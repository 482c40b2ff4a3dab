import { z } from 'zod';
import { act, type Route, shopOf, staffOf } from '#src/route.ts';
import { Missing } from '#src/web/errors.ts';
import { say } from '#src/web/words.ts';
import { keepStarts, longestStart, mostStarts, readStarts } from './answer-starts.ts';
import { wrongField } from './answers.ts';
import { mePage } from './me-page.ts';
import { endAbsence, noteAbsence } from './note-absence.ts';
import { awayShape, readAway } from './read-away.ts';
import { keepReading, mostTimes, readTimes } from './reading-times.ts';
import { showCoversAnew, whereAfterNoting } from './where-after-noting.ts';

const saved = '/me?saved=yes';
const form = mePage;

const SetReading = z.strictObject({
  breaks: z.literal('yes').nullish().describe('Left out: not at breaks, and not when a step is done'),
  times: z.string().max(300).nullish().describe('At most six, such as 12:30, 16:00, by the clock of the shop'),
});
const SetStarts = z.strictObject({
  starts: z.string().max(3000).nullish().describe('One on each line, at most eight; left out: none'),
});
const NoteAway = z.strictObject(awayShape);
export const EndAway = z.strictObject({ absence: z.string().min(1).max(100) });

/** One's own, so that they work at a shared tablet too. */
export const answeringRoutes: Route[] = [
  act('/me/reading', {
    who: 'signed-in',
    says: 'When I read questions; by when customers have an answer is worked out from it',
    schema: SetReading,
    form,
    async act(asking, { breaks, times: typed }) {
      const { kitchen, language } = asking;
      const read = readTimes(typed ?? '');
      if ('unreadable' in read)
        return { faults: { times: say(language, 'people.reading-shape', { text: read.unreadable }) } };
      const { times } = read;
      if (times.length > mostTimes)
        return { faults: { times: say(language, 'people.reading-many', { count: times.length, most: mostTimes }) } };
      const atBreaks = breaks === 'yes';
      if (!atBreaks && times.length === 0) return wrongField(asking, 'times', 'people.reading-never');
      await keepReading(kitchen.database.transact, staffOf(asking).person, { atBreaks, times });
      return { location: saved, json: { reading: { atBreaks, times } } };
    },
  }),
  act('/me/starts', {
    who: 'signed-in',
    says: 'The beginnings of answers that I keep ready',
    schema: SetStarts,
    form,
    async act(asking, { starts: typed }) {
      const { kitchen, language } = asking;
      const read = readStarts(typed ?? '');
      if ('tooMany' in read)
        return { faults: { starts: say(language, 'people.starts-many', { count: read.tooMany, most: mostStarts }) } };
      if ('tooLong' in read) {
        const values = { start: read.tooLong.slice(0, 40), count: read.length, most: longestStart };
        return { faults: { starts: say(language, 'people.starts-long', values) } };
      }
      await keepStarts(kitchen.database.transact, staffOf(asking).person, read.starts);
      return { location: saved, json: { starts: read.starts } };
    },
  }),
  act('/me/away', {
    who: 'staff',
    says: 'I am away: from now until the end of today, or from and until the days and times that are given',
    schema: NoteAway,
    form,
    async act(asking, written) {
      const { kitchen } = asking;
      const { person } = staffOf(asking);
      const span = readAway(written, shopOf(asking).zone, kitchen.now());
      if ('word' in span) return wrongField(asking, span.field, span.word);
      const absence = await noteAbsence(kitchen, { person, ...span, by: person });
      await kitchen.live.refreshDesk(shopOf(asking));
      return { location: await whereAfterNoting(asking, { absence, person, ...span }, saved), json: { absence } };
    },
  }),
  act('/me/away/end', {
    who: 'staff',
    says: 'I am back, or will not be away after all',
    schema: EndAway,
    form,
    async act(asking, { absence }) {
      const ended = await endAbsence(asking.kitchen, { absence, people: [staffOf(asking).person] });
      if (!ended) throw new Missing();
      await asking.kitchen.live.refreshDesk(shopOf(asking));
      await showCoversAnew(asking, absence);
      return { location: saved };
    },
  }),
];
