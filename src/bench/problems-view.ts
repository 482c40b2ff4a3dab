import type { ShopRow } from '#src/database/tables.ts';
import type { Colleague } from '#src/people/colleagues.ts';
import { exceptionCard } from '#src/timeline/exception-card.ts';
import { exceptionInJson } from '#src/timeline/exception-in-json.ts';
import { exceptionLine } from '#src/timeline/exception-line.ts';
import type { OpenException } from '#src/timeline/open-exceptions.ts';
import type { By } from '#src/timeline/preview.ts';
import { orderInJson } from '#src/web/order-name.ts';
import { say } from '#src/web/words.ts';

type Ground = { shop: ShopRow; colleagues: ReadonlyMap<string, Colleague> };

/** The hands stay on the work: so many are told at a glance, the rest is folded. */
const mostShown = 3;

/** What needs somebody and is this person's, by when they have to act; before it what a colleague offers them. */
export function problemsView(problems: OpenException[], ground: Ground, by: By) {
  const cards = problems.map((one) => cardOf(one, ground, by));
  const [mine, offered] = [cards.filter(({ offer }) => !offer), cards.filter(({ offer }) => offer)];
  const title = (word: 'bench.problems-mine' | 'bench.problems-offered' | 'bench.problems-more', count: number) =>
    say(by.language, word, { count });
  return {
    isEmpty: cards.length === 0,
    offered: { title: title('bench.problems-offered', offered.length), list: offered },
    mine: { title: title('bench.problems-mine', mine.length), list: mine.slice(0, mostShown) },
    more: { title: title('bench.problems-more', mine.length - mostShown), list: mine.slice(mostShown) },
  };
}

export type ProblemsView = ReturnType<typeof problemsView>;

/** The addresses of the forms on the bench: a refusal of one of them is said there. */
export const problemForms = ({ offered }: ProblemsView): string[] =>
  offered.list.flatMap(({ orderName, id }) =>
    ['accept', 'end-offer'].map((act) => `/orders/${orderName}/exceptions/${id}/${act}`),
  );

export const problemsInJson = (problems: OpenException[], { shop }: Ground, { language, now }: By) =>
  problems.map(({ row, order, about }) => ({
    order: orderInJson(order.orderName),
    ...{ subject: order.subject, plate: order.plate },
    ...exceptionInJson(row, exceptionLine(row, about, { language, zone: shop.zone, now })),
  }));

/** Of the desk's card what somebody has to know who is not at the desk; the rest is on the page of the order. */
function cardOf({ row, order, about }: OpenException, { shop, colleagues }: Ground, { actor, language, now }: By) {
  const around = { zone: shop.zone, colleagues, language, now, attempt: null };
  const { id, seq, orderName, plate, subject, look, line, which, since, here, owner } = exceptionCard(
    row,
    order,
    about,
    around,
  );
  const isOffered = row.offered_to === actor;
  return {
    ...{ id, seq, orderName, plate, subject, look, line, which, since, due: row.due_at, here },
    titleId: `problem-${id}`,
    offer: isOffered
      ? { by: say(language, 'bench.problem-offered', { owner: owner.name }), note: row.offer_note }
      : null,
    nothing: { text: null, loud: false, language },
  };
}
