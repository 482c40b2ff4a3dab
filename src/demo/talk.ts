import { ask, askAsCustomer } from './ask.ts';
import type { OrderSeen } from './next-move.ts';
import { type Exchange, whatIsAsked } from './what-is-asked.ts';
import type { DemoOrder } from './work-the-day.ts';

type Ground = { url: string; keyOf: ReadonlyMap<string, string> };
type Asked = OrderSeen['questions'][number];

// A question waits this many turns, so that a visitor sees it wait; and may answer it first.
const turns = 2;

/** A customer asks about the step that is done now, or somebody answers what was asked before. False: nobody had a word. */
export async function talk(
  { url, keyOf }: Ground,
  visits: Map<string, number>,
  one: DemoOrder,
  { questions, steps }: OrderSeen,
): Promise<boolean> {
  const open = questions.find((asked) => asked.state === 'open' && exchangeOf(asked));
  if (open) {
    const waited = visits.get(open.question) ?? 0;
    visits.set(open.question, waited + 1);
    const exchange = exchangeOf(open);
    if (waited < turns || !exchange) return false;
    const at = `${url}/orders/${one.order}/questions/${open.question}/answer`;
    return (await ask(at, keyOf.get(open.owner) ?? '', { text: exchange.answers[one.language] })) !== null;
  }
  const running = steps.find((step) => step.state === 'running');
  const next = running && whatIsAsked[running.title];
  if (!next || visits.has(`asked ${running.id}`)) return false;
  visits.set(`asked ${running.id}`, 1);
  const at = `${url}/follow/${one.order}/questions`;
  return (await askAsCustomer(at, one.link, { text: next.asks[one.language], step: running.id })) !== null;
}

/** What a visitor asks is left for a visitor to answer. */
function exchangeOf({ messages }: Asked): Exchange | undefined {
  const [first] = messages;
  return Object.values(whatIsAsked).find(({ asks }) => asks.nl === first?.text || asks.en === first?.text);
}
