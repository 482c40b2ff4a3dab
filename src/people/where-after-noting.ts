import { type Asking, shopOf } from '#src/route.ts';
import { coversAround, coversOf, liveCover } from './covers.ts';
import { workInHand } from './work-in-hand.ts';

type Noted = { absence: string; person: string; until: number };

/** After an absence was noted: to who takes over what is in hand, or to `otherwise` where nothing is. */
export async function whereAfterNoting(asking: Asking, noted: Noted, otherwise: string): Promise<string> {
  const { reader } = asking.kitchen.database;
  const { id: shop } = shopOf(asking);
  if (liveCover(await coversOf(reader, shop, [noted.absence]))) return otherwise;
  const work = await workInHand(reader, { shop, person: noted.person, until: noted.until });
  return work.length > 0 ? `/away/${noted.absence}` : otherwise;
}

/** Shows the benches anew of whoever stands in, or was asked to: somebody is back sooner than was said. */
export async function showCoversAnew(asking: Asking, absence: string): Promise<void> {
  const { kitchen } = asking;
  const shop = shopOf(asking);
  const { reader } = kitchen.database;
  const away = await reader.selectFrom('absences').select('person').where('id', '=', absence).executeTakeFirst();
  const covers = away ? await coversAround(reader, shop.id, away.person) : [];
  const people = new Set(covers.flatMap(({ person, stand_in }) => [person, stand_in ?? []].flat()));
  for (const person of people) await kitchen.live.refreshBench(shop, person);
}
