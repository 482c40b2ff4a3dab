type Act = { readonly address: string; readonly fields: [string, string][] };
type State = 'running' | 'paused' | 'finished';

const after: Record<string, State> = {
  start: 'running',
  resume: 'running',
  'take-back': 'running',
  pause: 'paused',
  finish: 'finished',
};

// An act that has arrived is no longer among those that wait; a moment later the page itself says what it did.
const moment = 5000;

/** Until when a step is still expected to come into this state, and how it stood when that was pressed. */
type Arrived = { state: State; known: string | undefined; until: number };
let waiting = new Map<string, State>();
const arrived = new Map<string, Arrived>();
let timer = 0;

/**
 * Shows of each step the buttons that fit the state it will have once these acts have arrived. Everything that belongs
 * to one step is inside `data-job`, which says in `data-known` how the server knows it; what fits one state alone has
 * `data-when`. To be called again after every fragment. What was refused will not arrive.
 */
export function expectState(acts: readonly Act[], refused: readonly Act[] = []): void {
  const now = statesOf(acts);
  const off = statesOf(refused);
  for (const [step, state] of waiting) {
    if (!now.has(step) && !off.has(step))
      arrived.set(step, { state, known: knownOf(step), until: Date.now() + moment });
  }
  waiting = now;
  for (const [step, { known, until }] of arrived) {
    if (now.has(step) || known !== knownOf(step) || Date.now() >= until) arrived.delete(step);
  }
  for (const job of document.querySelectorAll<HTMLElement>('[data-job]')) {
    const step = job.dataset.job ?? '';
    show(job, now.get(step) ?? arrived.get(step)?.state, now.has(step));
  }
  clearTimeout(timer);
  if (arrived.size > 0) timer = window.setTimeout(expectState, moment, acts, refused);
}

function statesOf(acts: readonly Act[]): Map<string, State> {
  const states = new Map<string, State>();
  for (const { address } of acts) {
    const [, step = '', press = ''] = /\/steps\/([^/]+)\/([a-z-]+)$/.exec(address) ?? [];
    const state = after[press];
    if (state) states.set(decodeURIComponent(step), state);
  }
  return states;
}

const knownOf = (step: string): string | undefined =>
  [...document.querySelectorAll<HTMLElement>('[data-job]')].find(({ dataset }) => dataset.job === step)?.dataset.known;

function show(job: HTMLElement, expected: State | undefined, waits: boolean): void {
  const parts = [...job.querySelectorAll<HTMLElement>('[data-when]')];
  const state = parts.some(({ dataset }) => dataset.when === expected) ? expected : job.dataset.known;
  const left = parts.find((part) => !part.hidden && part.dataset.when !== state && hasFocus(part, job));
  for (const part of parts) part.hidden = part.dataset.when !== state;
  for (const word of job.querySelectorAll<HTMLElement>('[data-waits]')) word.hidden = !waits;
  const come = parts.find(({ dataset, tagName }) => dataset.when === state && tagName !== 'SPAN');
  if (left && come) focus(come);
}

/** It is here, or in the sheet that was opened from here: closing that would lead back to a button that is gone. */
function hasFocus(part: HTMLElement, job: HTMLElement): boolean {
  const { activeElement } = document;
  const sheet = activeElement?.closest('dialog[open]');
  return sheet && job.contains(sheet)
    ? part.querySelector(`[data-open="${sheet.id}"]`) !== null
    : part.contains(activeElement);
}

/** The group and not one of its buttons: whoever hits Enter twice presses nothing else. */
function focus(part: HTMLElement): void {
  part.tabIndex = -1;
  const sheet = document.activeElement?.closest('dialog[open]');
  if (sheet) sheet.addEventListener('close', () => part.focus({ preventScroll: true }), { once: true });
  else part.focus({ preventScroll: true });
}
