import { spanInWords, untilInWords } from '#src/people/away-view.ts';
import { counted } from '#src/people/counted.ts';
import type { By } from '#src/timeline/preview.ts';
import { orderName } from '#src/web/order-name.ts';
import { say } from '#src/web/words.ts';
import type { CoverCard, CoverOnBench, MyCovers } from './read-covers.ts';

/** What the bench shows of standing in: what is asked of this person, what they stand in for, what goes back. */
export function coversView({ shop, colleagues, list }: MyCovers, by: By) {
  const name = (id: string | null) => (id && colleagues.get(id)?.name) || '';
  return list.map((one) => {
    const { cover, work, cards } = one;
    const around = { language: by.language, zone: shop.zone, now: by.now };
    const names = { person: name(cover.person), standIn: name(cover.stand_in) };
    const isMine = cover.stand_in === by.actor;
    const what = counted(work, by.language);
    const asker = cover.offered_by === cover.person ? null : name(cover.offered_by);
    const until = untilInWords(cover.until, around);
    const press = isMine ? pressOf(one, by.now) : cover.given_back_at === null ? null : 'take-back';
    const word = isMine ? wordOfStandIn(one, by.now) : wordOfAbsent(one);
    return {
      id: cover.id,
      isCalm: press === null,
      title: say(by.language, word, { ...names, what, until, when: spanInWords(cover, around) }),
      lead: press === null ? null : say(by.language, leads[press], { ...names, what }),
      asker: press === 'answer' && asker ? say(by.language, 'covers.asks-by', { ...names, name: asker }) : null,
      cards: cards.map((card) => cardView(card, shop.code, by)),
      forms: press === null ? [] : forms[press].map((form) => formView(form, one, names, around)),
      see: !isMine && cover.state === 'offered' ? cover.absence : null,
    };
  });
}

export type CoversView = ReturnType<typeof coversView>;

/** The addresses of the forms on the bench: a refusal of one of them is said there. */
export const coverForms = (covers: CoversView): string[] =>
  covers.flatMap(({ id, forms }) => forms.map(({ act }) => `/covers/${id}/${act}`));

export const coversInJson = ({ list }: MyCovers) =>
  list.map(({ cover, work }) => ({
    cover: cover.id,
    absence: cover.absence,
    person: cover.person,
    standIn: cover.stand_in,
    state: cover.state,
    from: new Date(cover.from).toISOString(),
    until: new Date(cover.until).toISOString(),
    givenBack: cover.given_back_at !== null,
    steps: work.flatMap(({ steps }) => steps.map(({ id }) => id)),
    questions: work.flatMap(({ questions }) => questions),
    exceptions: work.flatMap(({ exceptions }) => exceptions.map(({ id }) => id)),
  }));

type Press = 'answer' | 'give-back' | 'take-back';

const leads = {
  answer: 'covers.asks-what',
  'give-back': 'covers.back-what',
  'take-back': 'covers.gives-back-what',
} as const;

function pressOf({ cover }: CoverOnBench, now: number): Press | null {
  if (cover.state === 'offered') return 'answer';
  return cover.until <= now && cover.given_back_at === null ? 'give-back' : null;
}

function wordOfStandIn({ cover }: CoverOnBench, now: number) {
  const isLater = cover.from > now;
  if (cover.state === 'offered') return isLater ? 'covers.asks-from' : 'covers.asks';
  if (cover.until > now) return isLater ? 'covers.standing-in-from' : 'covers.standing-in';
  return cover.given_back_at === null ? 'covers.back' : 'covers.waits-back';
}

function wordOfAbsent({ cover }: CoverOnBench) {
  if (cover.state === 'offered') return 'covers.you-asked';
  return cover.given_back_at === null ? 'covers.for-you' : 'covers.gives-back';
}

function cardView({ number, subject, plate, ...card }: CoverCard, code: string, { language }: By) {
  const lines = (['done', 'next', 'watch'] as const).filter((line) => card[line] !== '');
  return {
    orderName: orderName(code, number),
    subject,
    plate,
    lines: lines.map((line) => ({ label: say(language, `covers.line-${line}`), text: card[line] })),
  };
}

const forms = {
  answer: [
    { act: 'accept', label: 'covers.accept', icon: 'check', reads: 'entry.order-covered' },
    { act: 'decline', label: 'covers.decline', icon: 'x', reads: null },
  ],
  'give-back': [{ act: 'give-back', label: 'covers.give-back', icon: 'undo', reads: null }],
  'take-back': [{ act: 'take-back', label: 'covers.take-back', icon: 'undo', reads: 'entry.order-cover-ended' }],
} as const;

type Form = (typeof forms)[Press][number];
type Around = { zone: string; now: number; language: By['language'] };

/** What the customers will read, once for each language that they read. */
function formView(form: Form, { cover, reads }: CoverOnBench, names: Record<string, string>, around: Around) {
  const { act, label, icon, reads: word } = form;
  const when = (language: By['language']) => untilInWords(cover.until, { ...around, language });
  return {
    act,
    icon,
    label: say(around.language, label),
    kind: act === 'decline' ? null : 'go',
    previews: word
      ? reads.map((language) => ({
          loud: true,
          language,
          text: say(language, word, { ...names, when: when(language) }),
        }))
      : [],
    nothing: say(around.language, act === 'decline' ? 'covers.decline-reads' : 'orders.customer-reads-nothing'),
  };
}
