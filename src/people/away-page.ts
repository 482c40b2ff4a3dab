import { type Asking, type PageAnswer, shopOf } from '#src/route.ts';
import { say } from '#src/web/words.ts';
import { absencesOf } from './absences.ts';
import { absenceInJson, absenceView, awayFields } from './away-view.ts';
import { coverOfAbsence } from './cover-of-absence.ts';
import { coversOf } from './covers.ts';
import { deskBar } from './desk-bar.ts';
import { faceOf } from './face-of.ts';
import { workInHand } from './work-in-hand.ts';

/** Who of the shop is away, now and later, for the desk: whoever is ill calls there. */
export async function awayPage(asking: Asking): Promise<PageAnswer> {
  const { kitchen, language, query, attempt } = asking;
  const { id: shop, zone } = shopOf(asking);
  const { reader } = kitchen.database;
  const now = kitchen.now();
  const colleagues = await kitchen.colleagues.of(shop);
  const away = await absencesOf(reader, [...colleagues.keys()], now);
  const here = [...colleagues.values()].filter((colleague) => colleague.here);
  const covers = await coversOf(
    reader,
    shop,
    away.map((absence) => absence.id),
  );
  const shown = await Promise.all(
    away.map(async (absence) => {
      const view = absenceView(absence, colleagues, { language, zone, now, to: 'desk' });
      const work = await workInHand(reader, { shop, person: absence.person, until: absence.until });
      const cover = coverOfAbsence(absence, covers, work, { names: colleagues, language, now });
      return { ...view, face: faceOf(view.name), cover };
    }),
  );
  return {
    view: 'people/away-page',
    title: say(language, 'people.absences'),
    face: 'frontdesk',
    model: {
      bar: await deskBar(asking, 'people/away'),
      saved: query.saved === 'yes' && attempt === null,
      groups: [
        { id: 'now', title: say(language, 'people.absences-now'), list: shown.filter(({ isNow }) => isNow) },
        { id: 'later', title: say(language, 'people.absences-later'), list: shown.filter(({ isNow }) => !isNow) },
      ].filter(({ list }) => list.length > 0),
      // Nobody is chosen beforehand: a name that merely comes first would be noted by mistake.
      people: [
        { value: '', label: say(language, 'people.absences-choose') },
        ...here.map(({ id: value, name: label }) => ({ value, label })),
      ],
      fields: awayFields(asking),
    },
    json: {
      away: away.map(absenceInJson),
      standIns: Object.fromEntries(
        covers.flatMap((one) => (one.state === 'accepted' ? [[one.absence, one.stand_in]] : [])),
      ),
      people: here.map(({ id, name }) => ({ id, name })),
    },
  };
}
