import type { StepRow } from '#src/database/tables.ts';
import { pauseReasons } from '#src/timeline/entry-kinds.ts';
import {
  anOrder,
  another,
  anybody,
  at,
  clockOf,
  dayOf,
  mostly,
  type Press,
  pick,
  type Scene,
  sentence,
  soon,
  wall,
} from './scene.ts';

type Act = (scene: Scene) => Press | null;
type Body = (scene: Scene, step: StepRow) => object;

const hour = 60 * 60_000;

function onStep(act: string, states: StepRow['state'][], body: Body = () => ({})): Act {
  return (scene) => {
    const open = new Set(scene.tables.orders.flatMap(({ id, state }) => (state === 'open' ? [id] : [])));
    const isPossible = ({ order_id, state }: StepRow) => open.has(order_id) && states.includes(state);
    const step = pick(scene, scene.tables.steps, isPossible);
    const path = step && `${at(scene, step.order_id)}/steps/${step.id}/${act}`;
    return path ? { by: mostly(scene, step.specialist), path, body: body(scene, step) } : null;
  };
}

function onOrder(
  act: string,
  states: Parameters<typeof anOrder>[1][],
  body: (scene: Scene) => object = () => ({}),
): Act {
  return (scene) => {
    const order = anOrder(scene, ...states);
    return order ? { by: mostly(scene, order.owner), path: `${at(scene, order.id)}/${act}`, body: body(scene) } : null;
  };
}

const reason = (scene: Scene) => ({ reason: sentence(scene) });

/** Why and until when, often said, sometimes with the customer's decision to wait for. */
function pause(scene: Scene): object {
  const { chance } = scene;
  const why = chance.is(25) ? 'customer' : chance.one(pauseReasons);
  return { reason: why, ...(chance.is(40) ? { until: soon(scene) } : {}) };
}

function takeIn(scene: Scene): Press | null {
  const { tables, chance, now } = scene;
  if (tables.orders.filter(({ state }) => state === 'open' || state === 'ready').length >= 3) return null;
  const isEarly = Number(wall(now).slice(11, 13)) < 15;
  const until = now + (2 + chance.below(6)) * hour;
  const ready = isEarly
    ? { day: dayOf(now), from: clockOf(until - hour), until: clockOf(until) }
    : { day: 'tomorrow', from: '11:30', until: '13:00' };
  const plate = `OK-${String(tables.orders.length + 100)}-A`;
  const contact = { name: 'Sanne Jansen', phone: '06 12 34 56 18', language: 'nl', plate, template: 'brakes' };
  return { by: chance.one(['marieke', 'olga']), path: '/orders', body: { ...contact, ...ready } };
}

/** Mostly when all is done, now and then too early. */
function ready(scene: Scene): Press | null {
  const isLeft = ({ state }: StepRow) => state !== 'finished' && state !== 'skipped';
  const order = pick(scene, scene.tables.orders, ({ id, state }) => {
    const own = scene.tables.steps.filter(({ order_id }) => order_id === id);
    return state === 'open' && !own.some(isLeft) && own.some((step) => step.state === 'finished');
  });
  return order ? { by: mostly(scene, order.owner), path: `${at(scene, order.id)}/ready` } : null;
}

function addStep(scene: Scene): Press | null {
  const order = anOrder(scene, 'open');
  const body = { title: 'Stel de handrem af', minutes: '45', reason: 'Dat hoort erbij.' };
  const whose = scene.chance.is(50) ? { specialist: anybody(scene) } : {};
  return order ? { by: anybody(scene), path: `${at(scene, order.id)}/steps`, body: { ...body, ...whose } } : null;
}

const assign: Body = (scene, step) => ({
  specialist: scene.chance.is(25) && step.state === 'planned' ? 'nobody' : another(scene, step.specialist ?? ''),
  ...reason(scene),
});

/** What is done on orders and their steps, and how often of all that happens. */
export const actsOnWork: Record<string, [often: number, act: Act]> = {
  'take in': [10, takeIn],
  start: [18, onStep('start', ['planned'])],
  pause: [14, onStep('pause', ['running'], pause)],
  resume: [16, onStep('resume', ['paused'])],
  finish: [30, onStep('finish', ['running'])],
  'take back a finish': [2, onStep('take-back', ['finished'])],
  skip: [4, onStep('skip', ['planned', 'paused'], reason)],
  redo: [2, onStep('redo', ['finished', 'skipped'], reason)],
  assign: [7, onStep('assign', ['planned', 'running', 'paused'], assign)],
  change: [2, onStep('change', ['planned', 'paused'], (scene) => ({ minutes: '120', ...reason(scene) }))],
  'move a step': [2, onStep('move', ['planned'], (scene) => ({ position: '1', ...reason(scene) }))],
  'add a step': [2, addStep],
  note: [
    4,
    onOrder('notes', ['open', 'ready'], (scene) => ({
      text: sentence(scene),
      audience: scene.chance.one(['customer', 'kitchen']),
    })),
  ],
  take: [4, onOrder('take', ['open', 'ready'])],
  'offer the order': [
    3,
    onOrder('offer', ['open', 'ready'], (scene) => ({ to: anybody(scene), note: sentence(scene) })),
  ],
  'accept the order': [8, onOffered('accept-offer')],
  'decline the order': [3, onOffered('end-offer')],
  ready: [40, ready],
  'hand over': [20, onOrder('hand-over', ['ready'])],
  cancel: [1, onOrder('cancel', ['open', 'ready'], reason)],
  'cannot be done': [1, onOrder('cannot-be-done', ['open', 'ready'], reason)],
  reopen: [6, onOrder('reopen', ['ready', 'handed-over', 'cancelled', 'cannot-be-done'], reason)],
  'leave the process': [1, onOrder('process', ['open', 'ready'], reason)],
};

function onOffered(act: string): Act {
  return (scene) => {
    const order = pick(scene, scene.tables.orders, ({ offered_to }) => offered_to !== null);
    return order ? { by: mostly(scene, order.offered_to), path: `${at(scene, order.id)}/${act}` } : null;
  };
}
