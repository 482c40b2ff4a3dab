import { Counter, Gauge, Registry } from 'prom-client';
import type { FollowAnswer, Update } from './live/wire.ts';

/** What is counted while the house is open. No label names an order, a person or an address: how many there are is known. */
export type Metrics = {
  registry: Registry;
  /** Every answer, by the first digit of its status. */
  answered: (status: number) => void;
  /** A form that was sent: which, and what became of it. */
  commanded: (path: string, status: number) => void;
  /** What was told to one room of open pages. */
  pushed: (update: Update) => void;
  /** What a page that came, or came back, was answered. */
  followed: (answer: FollowAnswer) => void;
  /** The clock or the house was looked at: when that began, how late it was and how long it took, in milliseconds. */
  looked: (at: 'clock' | 'house', began: number, late: number, took: number) => void;
};

export function openMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const counter = (name: string, help: string, labelNames: string[] = []) =>
    new Counter({ name: `open_kitchen_${name}`, help, labelNames, registers });
  const gauge = (name: string, help: string) =>
    new Gauge({ name: `open_kitchen_${name}`, help, labelNames: ['of'], registers });
  const answers = counter('answers_total', 'Answers over HTTP by class of status', ['class']);
  const commands = counter('commands_total', 'Forms that were sent, by what they do and what became of them', [
    'command',
    'outcome',
  ]);
  const pushes = counter('pushes_total', 'Updates that were told, once for each room of open pages');
  const fragments = counter('push_fragments_total', 'Fragments in those updates');
  const signs = counter('push_characters_total', 'Characters of HTML in those updates');
  const follows = counter('follows_total', 'Pages that came or came back, by what they were answered', ['answer']);
  const last = gauge('last_look_timestamp_seconds', 'When the clock and the house were last looked at');
  const lateness = gauge('look_late_seconds', 'How much later than planned the last look began');
  const duration = gauge('look_duration_seconds', 'How long the last look took');
  // Known before the first of each: a rate needs a beginning.
  for (const digit of [2, 3, 4, 5]) answers.inc({ class: `${digit}xx` }, 0);
  return {
    registry,
    answered: (status) => answers.inc({ class: `${Math.floor(status / 100)}xx` }),
    commanded: (path, status) => commands.inc({ command: commandOf(path), outcome: outcomeOf(status) }),
    pushed(update) {
      pushes.inc();
      fragments.inc(update.fragments.length);
      signs.inc(update.fragments.reduce((sum, { html }) => sum + html.length, 0));
    },
    followed: (answer) => follows.inc({ answer: answerOf(answer) }),
    looked(of, began, late, took) {
      last.set({ of }, began / 1000);
      lateness.set({ of }, Math.max(0, late) / 1000);
      duration.set({ of }, took / 1000);
    },
  };
}

/** "orders steps start" of /orders/:order/steps/:step/start. */
export const commandOf = (path: string): string =>
  path
    .split(/\/(?::\w+)?/)
    .filter(Boolean)
    .join(' ') || 'front';

function outcomeOf(status: number): string {
  if (status < 400) return 'done';
  if (status === 409) return 'refused';
  if (status === 422) return 'not understood';
  return status < 500 ? 'not allowed' : 'failed';
}

function answerOf(answer: FollowAnswer): string {
  if (!answer.ok) return answer.code;
  return answer.updates.length === 0 ? 'up to date' : 'caught up';
}
