import { act, page, type Route } from '#src/route.ts';
import { absencePage } from './absence-page.ts';
import { acceptCover, declineCover, Press } from './answer-cover.ts';
import { giveBack, takeBack } from './give-back.ts';
import { OfferCover, offerCover } from './offer-cover.ts';
import { SayNobody, sayNobody } from './say-nobody.ts';

const who = 'staff';
const onBench = { who, schema: Press, form: (asking) => asking.kitchen.places.bench.form(asking) } satisfies Partial<
  Parameters<typeof act<typeof Press>>[1]
>;

/** Who takes over while somebody is away: asked by them or by the desk, answered by the colleague. */
export const coverRoutes: Route[] = [
  page('/away/:absence', { who, says: 'What somebody who is away has in hand, and who takes over', page: absencePage }),
  act('/away/:absence/offer', {
    who,
    says: 'Ask a colleague to stand in, with a card for each order; a running step is paused by it',
    schema: OfferCover,
    form: absencePage,
    act: offerCover,
  }),
  act('/away/:absence/nobody', {
    who,
    says: 'Nobody can stand in: tell the desk now',
    schema: SayNobody,
    form: absencePage,
    act: sayNobody,
  }),
  act('/covers/:cover/accept', { ...onBench, says: 'Stand in for a colleague', act: acceptCover }),
  act('/covers/:cover/decline', { ...onBench, says: 'Not stand in for a colleague', act: declineCover }),
  act('/covers/:cover/give-back', { ...onBench, says: 'Offer back what is still open', act: giveBack }),
  act('/covers/:cover/take-back', { ...onBench, says: 'Take back what is still open', act: takeBack }),
];
