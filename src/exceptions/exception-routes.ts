import { command, type Route } from '#src/route.ts';
import { lookAtExceptions as look } from './look-at-exceptions.ts';
import { AnswerOffer, acceptException, endOffer, OfferException, offerException } from './offer-exception.ts';
import { RaiseException, raiseException } from './raise-exception.ts';
import { SayUnhappy, sayUnhappy } from './say-unhappy.ts';
import { SettleException, settleException } from './settle-exception.ts';
import { TakeException, takeException } from './take-exception.ts';

const who = 'staff';
const one = '/orders/:order/exceptions/:exception';

/** What needs a person now: raised by people here and by the clock elsewhere, taken, given and settled by people. */
export const exceptionRoutes: Route[] = [
  command('/follow/:order/unhappy', {
    who: 'customer',
    says: 'Say that this is not going well, to somebody',
    schema: SayUnhappy,
    rule: sayUnhappy,
    look,
  }),
  command('/orders/:order/exceptions', {
    who,
    says: 'Raise a problem by hand',
    schema: RaiseException,
    rule: raiseException,
  }),
  command(`${one}/take`, { who, says: 'Take a problem', schema: TakeException, rule: takeException, look }),
  command(`${one}/offer`, { who, says: 'Offer a problem', schema: OfferException, rule: offerException, look }),
  command(`${one}/accept`, { who, says: 'Accept what was offered', schema: AnswerOffer, rule: acceptException, look }),
  command(`${one}/end-offer`, { who, says: 'Decline or withdraw an offer', schema: AnswerOffer, rule: endOffer, look }),
  command(`${one}/settle`, { who, says: 'Settle a problem', schema: SettleException, rule: settleException, look }),
];
