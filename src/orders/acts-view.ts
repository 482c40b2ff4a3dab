import type { OrderState } from '#src/database/tables.ts';
import { entry } from '#src/timeline/entry-kinds.ts';
import type { Story } from '#src/timeline/load-story.ts';
import { type OrderPress, previewOf, previewOrder } from '#src/timeline/preview.ts';
import { say } from '#src/web/words.ts';
import { cameBack, nameOf, type Seen } from './seen.ts';

/** What is pressed seldom: opening again, correcting, stopping; each press with what the customer will read. */
export function actsView(story: Story, by: Seen) {
  const { order, subject, customer } = story;
  const press = (name: OrderPress, ...states: OrderState[]) =>
    states.includes(order.state) ? previewOrder(story, name, by) : null;
  const { purpose, wishes, last_entry: seq } = order;
  return {
    seq,
    orderName: nameOf(story),
    isReopening: cameBack(story, by, 'reopen'),
    isCorrecting: cameBack(story, by, 'details'),
    isLeaving: cameBack(story, by, 'process'),
    isStopping: cameBack(story, by, 'cancel', 'cannot-be-done'),
    reopen: press('reopen', 'ready', 'handed-over', 'cancelled', 'cannot-be-done'),
    cancel: press('cancel', 'open', 'ready'),
    cannotBeDone: press('cannot-be-done', 'open', 'ready'),
    leave: previewOf(story, entry('process-left', { reason: '' }, 'kitchen'), by),
    details: { subject: subject.name, plate: subject.plate, ...customer, purpose, wishes },
    detailsPreview: previewOf(story, entry('details-changed', { fields: [] }), by),
  };
}

/** A note is about the order or one of its steps, and for the customer or for the kitchen alone. */
export function noteView(story: Story, { language }: Seen) {
  const { order, steps } = story;
  const whole = { value: '', label: say(language, 'orders.whole-order') };
  const about = [whole, ...steps.map(({ id, title }) => ({ value: id, label: title }))];
  return { seq: order.last_entry, orderName: nameOf(story), about };
}
