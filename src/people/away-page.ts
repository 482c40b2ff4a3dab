import { type Asking, type PageAnswer, shopOf } from '#src/route.ts';
import { say } from '#src/web/words.ts';
import { absencesOf } from './absences.ts';
import { absenceInJson, absenceView, awayFields } from './away-view.ts';
import { deskBar } from './desk-bar.ts';
import { faceOf } from './face-of.ts';

/** Who of the shop is away, now and later, for the desk: whoever is ill calls there. */
export async function awayPage(asking: Asking): Promise<PageAnswer> {
  const { kitchen, language, query, attempt } = asking;
  const { id, zone } = shopOf(asking);
  const now = kitchen.now();
  const colleagues = await kitchen.colleagues.of(id);
  const away = await absencesOf(kitchen.database.reader, [...colleagues.keys()], now);
  const here = [...colleagues.values()].filter((colleague) => colleague.here);
  const shown = away.map((absence) => {
    const view = absenceView(absence, colleagues, { language, zone, now, to: 'desk' });
    return { ...view, face: faceOf(view.name) };
  });
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
    json: { away: away.map(absenceInJson), people: here.map(({ id, name }) => ({ id, name })) },
  };
}
