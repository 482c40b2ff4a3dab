import { say } from '#src/web/words.ts';
import { type Call, callOf } from './call.ts';
import type { Seen } from './seen.ts';

/** What the customer has to do, if anything: it stands on top. */
export type Todo = {
  kind: 'nothing' | 'choose' | 'collect';
  title: string;
  text: string | null;
  call: Call | null;
};

export function todoOf({ state, steps, noun, shop, owner, told }: Seen): Todo | null {
  const { language } = told;
  if (state === 'ready') {
    return { kind: 'collect', title: say(language, 'customer.todo-collect', { noun }), text: null, call: null };
  }
  if (state !== 'open') return null;
  const whys = steps.flatMap(({ pause }) => (pause?.reason === 'customer' ? [pause.why] : []));
  if (whys.length === 0) {
    return { kind: 'nothing', title: say(language, 'customer.todo-nothing'), text: null, call: null };
  }
  const call = callOf(shop.phone);
  const ask = call
    ? say(language, 'customer.todo-call', { phone: call.text })
    : say(language, 'customer.todo-tell', { owner });
  const title = say(language, 'customer.todo-count', { count: whys.length });
  return { kind: 'choose', title, text: [...new Set(whys), ask].join(' '), call };
}
