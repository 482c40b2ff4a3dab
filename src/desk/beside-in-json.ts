import { aboutStory } from '#src/timeline/exception-about.ts';
import { exceptionInJson } from '#src/timeline/exception-in-json.ts';
import { exceptionLine } from '#src/timeline/exception-line.ts';
import { isLate } from '#src/timeline/late.ts';
import type { Story } from '#src/timeline/load-story.ts';
import { orderInJson, orderName } from '#src/web/order-name.ts';

/** The order beside the board as programs read it: in short, with what waits for somebody. */
export function besideInJson(story: Story, now: number) {
  const { shop, order, subject, customer, promise, steps, questions, exceptions } = story;
  const [about, reading] = [aboutStory(story), { language: shop.language, zone: shop.zone, now }];
  return {
    order: orderInJson(orderName(shop.code, order.number)),
    ...{ seq: order.last_entry, title: order.title, state: order.state, owner: order.owner },
    ...{ subject: subject.name, plate: subject.plate, customer: customer.name, phone: customer.phone },
    promise: promise && {
      ...{ promise: promise.id, state: promise.state },
      ...{
        from: iso(promise.from_at),
        until: iso(promise.until_at),
        isPast: isLate({ state: order.state, waits_since: order.waits_since, promise }, now),
      },
    },
    steps: steps.map(({ id, title, state, specialist }) => ({ id, title, state, specialist })),
    questions: questions
      .filter(({ state }) => state === 'open' || state === 'asked-back')
      .map(({ id, state, owner, turn_at, until_at }) => {
        return { question: id, state, owner, waitsSince: iso(turn_at), answerBy: iso(until_at) };
      }),
    exceptions: exceptions
      .filter(({ state }) => state === 'open')
      .map((row) => exceptionInJson(row, exceptionLine(row, about, reading))),
  };
}

const iso = (at: number) => new Date(at).toISOString();
