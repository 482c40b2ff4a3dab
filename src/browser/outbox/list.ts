import type { Announcer } from '../announce.ts';
import { fill } from '../dom.ts';
import { keepingFocus } from '../focus.ts';
import { fillRow, makeRow, type Row, showSince } from './row.ts';
import { happenedSince } from './since.ts';
import type { Kept } from './store.ts';

export type List = {
  /** Shows what waits and what was refused, and says what is new about it. */
  show: (acts: Kept[], sending: ReadonlyMap<string, number>, isSignedOut: boolean) => void;
  /** The row that an element is in. */
  rowOf: (element: Element) => Row | undefined;
};

/** The list of what has not arrived, in the section that the server rendered for it. */
export function makeList(section: HTMLElement, announcer: Announcer): List {
  const rows = new Map<number, Row>();
  const asked = new Set<number>();
  const [counts, list, signIn] = ['counts', 'list', 'sign-in'].map((name) => section.querySelector(`#outbox-${name}`));
  const template = section.querySelector('template') as HTMLTemplateElement;
  let said = { waiting: 0, refused: 0, isSignedOut: false };

  function show(acts: Kept[], sending: ReadonlyMap<string, number>, isSignedOut: boolean): void {
    for (const act of acts) {
      const row = rows.get(act.n) ?? makeRow(template, act);
      rows.set(act.n, row);
      fillRow(row, act, sending.get(act.key));
      if (act.state === 'waiting') asked.delete(act.n);
      else if (!asked.has(act.n)) void askSince(row);
    }
    const there = new Set(acts.map(({ n }) => n));
    keepingFocus(() => {
      for (const [n, { element }] of rows) {
        if (there.has(n)) continue;
        element.remove();
        rows.delete(n);
      }
      // Rows only come at the end: nothing that somebody is about to press moves.
      for (const { n } of acts) {
        const element = rows.get(n)?.element;
        if (element && !element.isConnected) list?.append(element);
      }
      section.hidden = acts.length === 0;
    });
    const waiting = acts.filter(({ state }) => state === 'waiting').length;
    const refused = acts.filter(({ state }) => state === 'refused').length;
    if (counts) counts.textContent = inWords(waiting, refused);
    signIn?.toggleAttribute('hidden', !isSignedOut);
    tell({ waiting, refused, isSignedOut }, acts);
  }

  function inWords(waiting: number, refused: number): string {
    const { textWaiting, textWaitingOne, textRefused, textRefusedOne } = section.dataset;
    return [
      waiting > 0 ? fill(waiting === 1 ? textWaitingOne : textWaiting, { n: waiting }) : '',
      refused > 0 ? fill(refused === 1 ? textRefusedOne : textRefused, { n: refused }) : '',
    ]
      .filter(Boolean)
      .join(', ');
  }

  function tell(now: typeof said, acts: Kept[]): void {
    const { textSaidKept, textSaidRefused, textSaidAll, textSaidSignIn } = section.dataset;
    const last = acts.findLast(({ state }) => state === 'refused');
    if (now.refused > said.refused)
      announcer.state(fill(textSaidRefused, { what: last?.says ?? '', why: last?.detail ?? '' }));
    else if (now.isSignedOut && !said.isSignedOut) announcer.state(textSaidSignIn);
    else if (now.waiting > said.waiting)
      announcer.state(fill(textSaidKept, { count: inWords(now.waiting, now.refused) }));
    else if (said.waiting > 0 && now.waiting + now.refused === 0) announcer.state(textSaidAll);
    said = now;
  }

  async function askSince(row: Row): Promise<void> {
    const { n } = row.act;
    asked.add(n);
    const happened = await happenedSince(row.act);
    if (happened) showSince(row, happened);
    // There was no line: at the next occasion.
    else asked.delete(n);
  }

  return {
    show,
    rowOf: (element) => [...rows.values()].find((row) => row.element.contains(element)),
  };
}
