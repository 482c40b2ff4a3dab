import { z } from 'zod';
import { act, page, type Route, shopOf, staffOf } from '#src/route.ts';
import { Missing } from '#src/web/errors.ts';
import { EndAway } from './answering-routes.ts';
import { wrongField } from './answers.ts';
import { awayPage } from './away-page.ts';
import { endAbsence, noteAbsence } from './note-absence.ts';
import { awayShape, readAway } from './read-away.ts';
import { showCoversAnew, whereAfterNoting } from './where-after-noting.ts';

const saved = '/people/away?saved=yes';
const desk = { who: 'desk' as const, form: awayPage };

const NoteAwayOf = z.strictObject({ person: z.string().min(1).max(100), ...awayShape });

export const awayRoutes: Route[] = [
  page('/people/away', { who: 'desk', says: 'Who of the shop is away, now and later', page: awayPage }),
  act('/people/away', {
    ...desk,
    says: 'Note that somebody of the shop is away, who is ill for instance',
    schema: NoteAwayOf,
    async act(asking, { person, ...written }) {
      const { kitchen } = asking;
      const shop = shopOf(asking);
      const colleague = (await kitchen.colleagues.of(shop.id)).get(person);
      if (!colleague?.here) return wrongField(asking, 'person', 'web.not-a-choice');
      const span = readAway(written, shop.zone, kitchen.now());
      if ('word' in span) return wrongField(asking, span.field, span.word);
      const absence = await noteAbsence(kitchen, { person, ...span, by: staffOf(asking).person });
      await kitchen.live.refreshDesk(shop);
      return { location: await whereAfterNoting(asking, { absence, person, ...span }, saved), json: { absence } };
    },
  }),
  act('/people/away/end', {
    ...desk,
    says: 'Somebody of the shop is back, or will not be away after all',
    schema: EndAway,
    async act(asking, { absence }) {
      const { kitchen } = asking;
      const people = [...(await kitchen.colleagues.of(shopOf(asking).id)).keys()];
      if (!(await endAbsence(kitchen, { absence, people }))) throw new Missing();
      await kitchen.live.refreshDesk(shopOf(asking));
      await showCoversAnew(asking, absence);
      return { location: saved };
    },
  }),
];
