import { command, type Route } from '#src/route.ts';
import { AcceptQuestion, acceptQuestion } from './accept-question.ts';
import { AnswerQuestion, answerQuestion } from './answer-question.ts';
import { AskBack, askBack } from './ask-back.ts';
import { AskQuestion, askQuestion } from './ask-question.ts';
import { CloseQuestion, closeQuestion } from './close-question.ts';
import { DeclineQuestion, declineQuestion } from './decline-question.ts';
import { FollowUp, followUp } from './follow-up.ts';
import { lookAround } from './look-around.ts';
import { lookAtQuestions as look } from './look-at-questions.ts';
import { MoveAnswer, moveAnswer } from './move-answer.ts';
import { OfferQuestion, offerQuestion } from './offer-question.ts';
import { RemarkOnQuestion, remarkOnQuestion } from './remark-on-question.ts';
import { SetUrgency, setUrgency } from './set-urgency.ts';
import { TakeOverQuestion, takeOverQuestion } from './take-over-question.ts';
import { WithdrawOffer, withdrawOffer } from './withdraw-offer.ts';

const theirs = '/follow/:order/questions';
const ours = '/orders/:order/questions/:question';
const who = 'staff';

/** The customer asks; the one who does the work answers; the desk marks urgent and catches what is left lying. */
export const questionRoutes: Route[] = [
  command(theirs, {
    who: 'customer',
    says: 'Ask whoever does the work: about a step, or about the order',
    schema: AskQuestion,
    photos: true,
    rule: askQuestion,
    look: lookAround,
  }),
  command(`${theirs}/:question`, {
    who: 'customer',
    says: 'Write more to a question of one’s own',
    schema: FollowUp,
    photos: true,
    rule: followUp,
    look: lookAround,
  }),
  command(`${ours}/answer`, {
    ...{ who, schema: AnswerQuestion, rule: answerQuestion, look, photos: true },
    says: 'Answer a question',
  }),
  command(`${ours}/ask-back`, {
    who,
    says: 'Ask the customer something in return',
    schema: AskBack,
    photos: true,
    rule: askBack,
    look,
  }),
  command(`${ours}/close`, {
    who,
    says: 'Close: no answer is needed',
    schema: CloseQuestion,
    rule: closeQuestion,
    look,
  }),
  command(`${ours}/offer`, { who, says: 'Offer to a colleague', schema: OfferQuestion, rule: offerQuestion, look }),
  command(`${ours}/withdraw`, { who, says: 'Offer no longer', schema: WithdrawOffer, rule: withdrawOffer, look }),
  command(`${ours}/accept`, {
    who,
    says: 'Accept what was offered',
    schema: AcceptQuestion,
    rule: acceptQuestion,
    look,
  }),
  command(`${ours}/decline`, { who, says: 'Decline an offer', schema: DeclineQuestion, rule: declineQuestion, look }),
  command(`${ours}/remark`, {
    who,
    says: 'Write a remark that only the kitchen reads',
    schema: RemarkOnQuestion,
    rule: remarkOnQuestion,
    look,
  }),
  command(`${ours}/move`, {
    who,
    says: 'Promise another time, with a reason',
    schema: MoveAnswer,
    rule: moveAnswer,
    look,
  }),
  command(`${ours}/take-over`, {
    who: 'desk',
    says: 'Take over a question: it is yours from now on',
    schema: TakeOverQuestion,
    rule: takeOverQuestion,
    look,
  }),
  command(`${ours}/urgency`, {
    who: 'desk',
    says: 'Mark urgent, or no longer',
    schema: SetUrgency,
    rule: setUrgency,
    look,
  }),
];
