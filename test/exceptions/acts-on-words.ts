import type { ExceptionRow, QuestionRow } from '#src/database/question-tables.ts';
import type { PromiseRow } from '#src/database/tables.ts';
import {
  anOrder,
  another,
  anybody,
  at,
  clockOf,
  dayOf,
  followed,
  mostly,
  type Press,
  pick,
  type Scene,
  sentence,
  soon,
} from './scene.ts';

type Act = (scene: Scene) => Press | null;
type Body<T> = (scene: Scene, row: T) => object;

const none = () => ({});
const hour = 60 * 60_000;
const text = (scene: Scene) => ({ text: sentence(scene) });

function onQuestion(
  act: string,
  isPossible: (row: QuestionRow) => boolean,
  body: Body<QuestionRow> = none,
  whose: 'owner' | 'offered_to' = 'owner',
): Act {
  return (scene) => {
    const row = pick(scene, scene.tables.questions, isPossible);
    const path = row && `${at(scene, row.order_id)}/questions/${row.id}/${act}`;
    return path ? { by: mostly(scene, row[whose]), path, body: body(scene, row) } : null;
  };
}

function onException(
  act: string,
  body: Body<ExceptionRow> = none,
  whose: 'owner' | 'offered_to' | null = 'owner',
): Act {
  return (scene) => {
    const isPossible = (row: ExceptionRow) =>
      row.state === 'open' && (whose !== 'offered_to' || row.offered_to !== null);
    const row = pick(scene, scene.tables.exceptions, isPossible);
    const by = row && (whose === null ? another(scene, row.owner) : mostly(scene, row[whose]));
    const path = row && `${at(scene, row.order_id)}/exceptions/${row.id}/${act}`;
    return by && path ? { by, path, body: body(scene, row) } : null;
  };
}

function onPromise(act: string, kinds: PromiseRow['kind'][], body: Body<PromiseRow> = none): Act {
  return (scene) => {
    const isPossible = ({ kind, state }: PromiseRow) =>
      kinds.includes(kind) && (state === 'open' || state === 'broken');
    const row = pick(scene, scene.tables.promises, isPossible);
    const path = row && `${at(scene, row.order_id)}/promises/${row.id}/${act}`;
    return path ? { by: mostly(scene, row.owner), path, body: body(scene, row) } : null;
  };
}

const isOpen = ({ state }: QuestionRow) => state === 'open';
const isOffered = ({ offered_to }: QuestionRow) => offered_to !== null;
const offer = (scene: Scene, { owner }: { owner: string }) => ({ to: another(scene, owner), note: sentence(scene) });
const move = (scene: Scene) => ({ until: soon(scene), reason: sentence(scene) });

/** By somebody at the desk whose it is not yet. */
function takeOver(scene: Scene): Press | null {
  const row = pick(scene, scene.tables.questions, isOpen);
  const path = row && `${at(scene, row.order_id)}/questions/${row.id}/take-over`;
  return path ? { by: row.owner === 'marieke' ? 'olga' : 'marieke', path } : null;
}

function ask(scene: Scene): Press | null {
  const order = anOrder(scene, 'open', 'ready', 'handed-over');
  if (!order) return null;
  const step = scene.chance.any(scene.tables.steps.filter(({ order_id }) => order_id === order.id));
  const about = step && scene.chance.is(60) ? { step: step.id } : {};
  return { by: 'customer', path: `${followed(scene, order.id)}/questions`, body: { ...text(scene), ...about } };
}

function followUp(scene: Scene): Press | null {
  const row = scene.chance.any(scene.tables.questions);
  const path = row && `${followed(scene, row.order_id)}/questions/${row.id}`;
  return path ? { by: 'customer', path, body: text(scene) } : null;
}

function promise(of: PromiseRow['kind']): Act {
  return (scene) => {
    const order = anOrder(scene, 'open', 'ready', 'handed-over');
    const words = of === 'ready-by' ? {} : { words: 'We sturen een foto.' };
    const path = order && `${at(scene, order.id)}/promises`;
    return path ? { by: anybody(scene), path, body: { of, until: soon(scene), ...words } } : null;
  };
}

function call(scene: Scene): Press | null {
  const isDue = ({ kind, state }: PromiseRow) => kind === 'call-by' && (state === 'open' || state === 'broken');
  const due = pick(scene, scene.tables.promises, isDue);
  const order = due ? due.order_id : anOrder(scene, 'open', 'ready')?.id;
  if (!order) return null;
  const about = due ? { promise: due.id } : {};
  const tried = scene.chance.is(60) ? { next: soon(scene) } : {};
  const spoken = scene.chance.is(50) ? { outcome: 'spoke', ...text(scene) } : { outcome: 'no-answer', ...tried };
  return { by: anybody(scene), path: `${at(scene, order)}/calls`, body: { ...about, ...spoken } };
}

function raise(scene: Scene): Press | null {
  const order = anOrder(scene, 'open', 'ready', 'handed-over');
  const owner = scene.chance.is(50) ? { owner: anybody(scene) } : {};
  const path = order && `${at(scene, order.id)}/exceptions`;
  return path ? { by: anybody(scene), path, body: { ...text(scene), ...owner } } : null;
}

function unhappy(scene: Scene): Press | null {
  const order = anOrder(scene, 'open', 'ready', 'handed-over');
  return order ? { by: 'customer', path: `${followed(scene, order.id)}/unhappy`, body: text(scene) } : null;
}

function away(scene: Scene): Press | null {
  const { chance, now } = scene;
  const person = anybody(scene);
  const until = now + (1 + chance.below(4)) * hour;
  const short = dayOf(until) === dayOf(now) ? { 'until-time': clockOf(until) } : {};
  const long = chance.is(50) ? { until: dayOf(now + 24 * hour) } : {};
  const span = chance.is(60) ? short : long;
  if (chance.is(50)) return { by: person, path: '/me/away', body: span };
  return { by: 'marieke', path: '/people/away', body: { person, ...span } };
}

function back(scene: Scene): Press | null {
  const row = pick(scene, scene.tables.absences, ({ until }) => until > scene.now);
  const by = scene.chance.one(['marieke', 'olga']);
  return row ? { by, path: '/people/away/end', body: { absence: row.id } } : null;
}

function offerCover(scene: Scene): Press | null {
  const row = pick(scene, scene.tables.absences, ({ until }) => until > scene.now);
  if (!row) return null;
  const by = scene.chance.is(50) ? row.person : 'marieke';
  if (scene.chance.is(15)) return { by, path: `/away/${row.id}/nobody` };
  return { by, path: `/away/${row.id}/offer`, body: { standIn: another(scene, row.person) } };
}

function onCover(act: string, state: string, whose: 'stand_in' | 'person'): Act {
  return (scene) => {
    const row = pick(scene, scene.tables.covers, (cover) => cover.state === state);
    const by = row && (row[whose] ?? anybody(scene));
    return by ? { by, path: `/covers/${row.id}/${act}` } : null;
  };
}

/** What is said, promised, given and caught, and how often of all that happens. */
export const actsOnWords: Record<string, [often: number, act: Act]> = {
  ask: [9, ask],
  'follow up': [5, followUp],
  answer: [5, onQuestion('answer', isOpen, text)],
  'ask back': [5, onQuestion('ask-back', isOpen, text)],
  'close a question': [2, onQuestion('close', ({ state }) => state !== 'closed' && state !== 'answered')],
  'offer a question': [9, onQuestion('offer', isOpen, offer)],
  'withdraw a question': [3, onQuestion('withdraw', isOffered)],
  'accept a question': [24, onQuestion('accept', isOffered, none, 'offered_to')],
  'decline a question': [4, onQuestion('decline', isOffered, none, 'offered_to')],
  remark: [1, onQuestion('remark', isOpen, text)],
  'move an answer': [4, onQuestion('move', isOpen, move)],
  'take over a question': [9, takeOver],
  urgent: [1, onQuestion('urgency', isOpen, () => ({ urgency: 'urgent' }))],
  'promise a time': [3, promise('ready-by')],
  'promise a call': [6, promise('call-by')],
  'promise in words': [3, promise('free')],
  'move a promise': [7, onPromise('move', ['ready-by', 'call-by', 'free'], move)],
  'keep a promise': [7, onPromise('keep', ['free'])],
  call: [7, call],
  'raise a problem': [2, raise],
  unhappy: [2, unhappy],
  'take a problem': [4, onException('take', (_, { owner }) => ({ was: owner }), null)],
  'offer a problem': [5, onException('offer', offer)],
  'accept a problem': [10, onException('accept', none, 'offered_to')],
  'end the offer of a problem': [4, onException('end-offer', none, 'offered_to')],
  'settle a problem': [
    7,
    onException('settle', (scene) => ({ ...text(scene), ...(scene.chance.is(40) ? { told: sentence(scene) } : {}) })),
  ],
  away: [6, away],
  back: [4, back],
  'ask a stand-in': [25, offerCover],
  'stand in': [40, onCover('accept', 'offered', 'stand_in')],
  'not stand in': [8, onCover('decline', 'offered', 'stand_in')],
  'give back': [30, onCover('give-back', 'accepted', 'stand_in')],
  'take back': [40, onCover('take-back', 'accepted', 'person')],
};
