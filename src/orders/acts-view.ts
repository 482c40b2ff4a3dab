import type { OrderState } from '#src/database/tables.ts';
import { entry } from '#src/timeline/entry-kinds.ts';
import type { Story } from '#src/timeline/load-story.ts';
import { type By, type OrderPress, previewOf, previewOrder } from '#src/timeline/preview.ts';
import { say } from '#src/web/words.ts';

/** What is pressed seldom: opening again, correcting, stopping; each press with what the customer will read. */
export function actsView(story: Story, by: By) {
  const { order, shop, subject, customer } = story;
  const press = (name: OrderPress, ...states: OrderState[]) =>
    states.includes(order.state) ? previewOrder(story, name, by) : null;
  const { purpose, wishes, last_entry: seq } = order;
  return {
    seq,
    orderName: `${shop.code}${order.number}`,
    reopen: press('reopen', 'ready', 'handed-over', 'cancelled', 'cannot-be-done'),
    cancel: press('cancel', 'open', 'ready'),
    cannotBeDone: press('cannot-be-done', 'open', 'ready'),
    details: { subject: subject.name, plate: subject.plate, ...customer, purpose, wishes },
    detailsPreview: previewOf(story, entry('details-changed', { fields: [] }), by),
  };
}

/** A note is about the order or one of its steps, and for the customer or for the kitchen alone. */
export function noteView({ order, shop, steps }: Story, { language }: By) {
  const whole = { value: '', label: say(language, 'orders.whole-order') };
  const about = [whole, ...steps.map(({ id, title }) => ({ value: id, label: title }))];
  return { seq: order.last_entry, orderName: `${shop.code}${order.number}`, about };
}
