import { type Asking, act, command, orderOf, type Route, shopOf, staffOf, type Went } from '#src/route.ts';
import { carryOut } from '#src/timeline/carry-out.ts';
import { isRefusal, type Refusal } from '#src/timeline/refusal.ts';
import { orderInJson } from '#src/web/order-name.ts';
import { CancelOrder, cancelOrder } from './cancel-order.ts';
import { CannotBeDone, cannotBeDone } from './cannot-be-done.ts';
import { ChangeDetails, changeDetails } from './change-details.ts';
import { readDetails } from './details.ts';
import { HandOver, handOver } from './hand-over.ts';
import { MakeReady, makeReady } from './make-ready.ts';
import { AnswerOrderOffer, acceptOrder, endOrderOffer, OfferOrder, offerOrder } from './offer-order.ts';
import { ReopenOrder, reopenOrder } from './reopen-order.ts';
import { TakeOrder, takeOrder } from './take-order.ts';

const who = 'staff';

/** Whoever works on an order may say how it stands with it: a technician is the first to know that it cannot be done. */
export const orderRoutes: Route[] = [
  command('/orders/:order/ready', { who, says: 'Report an order ready', schema: MakeReady, rule: makeReady }),
  command('/orders/:order/hand-over', { who, says: 'Hand an order over', schema: HandOver, rule: handOver }),
  command('/orders/:order/cancel', {
    who,
    says: 'Stop an order, with a reason',
    schema: CancelOrder,
    rule: cancelOrder,
  }),
  command('/orders/:order/cannot-be-done', {
    who,
    says: 'Say that an order cannot be done, with a reason',
    schema: CannotBeDone,
    rule: cannotBeDone,
  }),
  command('/orders/:order/reopen', {
    who,
    says: 'Open an order again, with a reason',
    schema: ReopenOrder,
    rule: reopenOrder,
  }),
  command('/orders/:order/take', { who, says: 'Become the owner of an order', schema: TakeOrder, rule: takeOrder }),
  command('/orders/:order/offer', { who, says: 'Offer an order to a colleague', schema: OfferOrder, rule: offerOrder }),
  command('/orders/:order/accept-offer', {
    who,
    says: 'Become the owner of an order that was offered',
    schema: AnswerOrderOffer,
    rule: acceptOrder,
  }),
  command('/orders/:order/end-offer', {
    who,
    says: 'Decline or withdraw the offer of an order',
    schema: AnswerOrderOffer,
    rule: endOrderOffer,
  }),
  act('/orders/:order/details', {
    who,
    says: 'Correct who and what an order is about',
    schema: ChangeDetails,
    form: (asking) => asking.kitchen.places.order.form(asking),
    act: correct,
  }),
];

/** A form sends everything it shows: what differs is known only from what is written down. */
async function correct(asking: Asking, input: ChangeDetails): Promise<Went | Refusal> {
  const { kitchen, once } = asking;
  const [shop, order] = [shopOf(asking), orderOf(asking)];
  const was = await readDetails(kitchen.database.reader, shop.id, order.id);
  const done = await carryOut(
    kitchen,
    {
      shop: shop.id,
      zone: shop.zone,
      number: order.number,
      actor: staffOf(asking),
      command: { ...input, was },
      once,
    },
    changeDetails,
  );
  if (isRefusal(done)) return done;
  return {
    location: kitchen.places.order.location(order.name),
    json: { order: orderInJson(order.name), ...done },
  };
}
