import { sentence } from '#src/timeline/sentence.ts';
import { locale, say } from '#src/web/words.ts';
import { byOf } from './by.ts';
import type { Happening } from './now-view.ts';
import type { Seen, SeenStep } from './seen.ts';
import { whenOf } from './times.ts';
import { workingSince } from './work-times.ts';

/** What happens with an order that is being worked on: what runs, else what stands still, else what comes next. */
export function nowOfOpen(seen: Seen): Happening {
  const all = (state: SeenStep['state']) => seen.steps.filter((step) => step.state === state);
  const [running, paused, planned] = [all('running'), all('paused'), all('planned')];
  const rest = { waits: [], text: null, reason: null, reopened: reopenedOf(seen) };
  if (running.length > 0) return { ...rest, ...ofRunning(seen, running) };
  if (paused.length > 0) return { ...rest, ...ofPaused(seen, paused) };
  if (planned[0]) return { ...rest, ...ofNext(seen, planned[0]) };
  return { ...rest, people: [], ...(seen.steps.length > 0 ? ofAllDone(seen) : ofNoSteps(seen)) };
}

function ofRunning({ told, noun }: Seen, steps: SeenStep[]) {
  const { language } = told;
  const [first] = steps;
  const since = (step: SeenStep) => {
    const at = workingSince(step);
    return at === null ? null : whenOf(told, at);
  };
  if (first && steps.length === 1) {
    const who = first.who ?? say(language, 'entry.nobody');
    return {
      heading: say(language, 'customer.works-on', { who, step: first.title }),
      title: say(language, 'customer.busy-title', { step: first.title }),
      people: [byOf(who, say(language, 'customer.busy-since'), since(first))],
    };
  }
  const names = [...new Set(steps.map(({ who }) => who ?? say(language, 'entry.nobody')))];
  const who = new Intl.ListFormat(locale(language), { type: 'conjunction' }).format(names);
  const heading = say(language, 'customer.work-on', { who, count: names.length, noun });
  const role = (step: SeenStep) => say(language, 'customer.step-busy-since', { step: step.title });
  const people = steps.map((step) => byOf(step.who ?? say(language, 'entry.nobody'), role(step), since(step)));
  return { heading, title: heading, people };
}

function ofPaused({ told }: Seen, steps: SeenStep[]) {
  const { language } = told;
  const [first] = steps;
  const only = steps.length === 1 ? first : undefined;
  const word = only?.pause?.reason === 'customer' ? 'customer.waits-for-you' : 'customer.stands-still';
  const heading = only ? say(language, word, { step: only.title }) : say(language, 'customer.all-stands-still');
  const people = steps.map((step) => {
    const role = only ? 'customer.still-since' : 'customer.step-still-since';
    const when = step.pause?.since ? whenOf(told, step.pause.since) : null;
    return byOf(step.who ?? say(language, 'entry.nobody'), say(language, role, { step: step.title }), when);
  });
  // What waits for the customer is told as what they have to do.
  const waits = steps.flatMap(({ pause, title }) =>
    pause && pause.reason !== 'customer' ? [{ ...pause, step: only ? null : title }] : [],
  );
  return { heading, title: heading, people, waits };
}

/** Nobody is at work. The page says so, and who goes on with what. */
function ofNext({ told, noun, steps }: Seen, next: SeenStep) {
  const { language } = told;
  const hasBegun = steps.some(({ startedAt, finishedAt }) => startedAt !== null || finishedAt !== null);
  const heading = hasBegun ? say(language, 'customer.next', { step: next.title }) : say(language, 'customer.not-begun');
  const role = say(language, hasBegun ? 'customer.does-next' : 'customer.does-first', { step: next.title });
  const someone = next.who ? null : say(language, 'customer.who-first', { begun: String(hasBegun), step: next.title });
  const idle = hasBegun ? say(language, 'customer.nobody-works', { noun }) : null;
  const text = [idle, someone].filter(Boolean).join(' ') || null;
  return { heading, title: heading, people: next.who ? [byOf(next.who, role)] : [], text };
}

/** Everything is done, and only a person can say that it is ready. */
function ofAllDone({ told, owner, noun }: Seen) {
  const { language } = told;
  const text = say(language, 'customer.all-done-then', { owner, noun });
  return { heading: say(language, 'customer.all-done'), title: say(language, 'customer.all-done-title'), text };
}

function ofNoSteps({ told }: Seen) {
  const heading = say(told.language, 'customer.no-steps');
  return { heading, title: heading };
}

/** Told until the order is finished again. */
function reopenedOf({ entries, told }: Seen): string | null {
  const last = entries.findLast(({ kind }) => kind === 'order-reopened');
  return last ? sentence(last, told) : null;
}
