import { say } from '#src/web/words.ts';
import { type Call, callOf } from './call.ts';
import type { Seen } from './seen.ts';
import type { SeenQuestion } from './seen-questions.ts';

/** What the customer has to do, if anything: it stands on top. */
export type Todo = {
  kind: 'nothing' | 'choose' | 'collect';
  title: string;
  text: string | null;
  call: Call | null;
  /** What somebody asked them: each leads to where it is answered. */
  asked: { question: string; title: string | null; text: string }[];
};

export function todoOf(seen: Seen): Todo | null {
  const { state, noun, told } = seen;
  const { language } = told;
  const bare = { text: null, call: null };
  const whys = state === 'open' ? whysOf(seen) : [];
  const count = whys.length + seen.questions.filter(isYours).length;
  const title = say(language, 'customer.todo-count', { count });
  const asked = askedOf(seen, whys.length > 0 ? null : title);
  if (state === 'ready') {
    return { kind: 'collect', title: say(language, 'customer.todo-collect', { noun }), ...bare, asked };
  }
  if (count > 0) return { kind: 'choose', title, ...(whys.length > 0 ? reachUs(seen, whys) : bare), asked };
  if (state !== 'open') return null;
  return { kind: 'nothing', title: say(language, 'customer.todo-nothing'), ...bare, asked };
}

const isYours = ({ state }: SeenQuestion) => state === 'asked-back';

const whysOf = ({ steps }: Seen) => steps.flatMap(({ pause }) => (pause?.reason === 'customer' ? [pause.why] : []));

function reachUs({ told: { language }, shop, owner }: Seen, whys: string[]): Pick<Todo, 'text' | 'call'> {
  const call = callOf(shop.phone);
  const ask = call
    ? say(language, 'customer.todo-call', { phone: call.text })
    : say(language, 'customer.todo-tell', { owner });
  return { text: [...new Set(whys), ask].join(' '), call };
}

function askedOf({ questions, told }: Seen, title: string | null): Todo['asked'] {
  return questions.filter(isYours).map(({ id, step, owner: who }, index) => {
    const about = step?.title ?? say(told.language, 'customer.your-whole-order');
    const text = say(told.language, 'customer.todo-asked', { who, about });
    return { question: id, title: index === 0 ? title : null, text };
  });
}
