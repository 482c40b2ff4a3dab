import type { StepRow } from '#src/database/tables.ts';
import { type Crew, idOf } from './big-shop-people.ts';

const titles = [
  'Grote beurt',
  'Kleine beurt',
  'Remblokken voor vervangen',
  'APK keuring',
  'Winterbanden',
  'Distributieriem',
];
const more = ['Airco vullen', 'Accu vervangen', 'Uitlaat', 'Storing zoeken', 'Koppeling', 'Ruit vervangen'];

export const titleOf = (i: number): string => [...titles, ...more][i % 12] ?? '';

const named = ['Innemen', 'Nakijken', 'Onderdelen', 'Uitvoeren', 'Proefrit', 'Wassen'] as const;
const english = ['Intake', 'Check', 'Parts', 'Work', 'Test drive', 'Washing'] as const;

export type Steps = {
  shop: string;
  order: string;
  opened: number;
  i: number;
  crew: Crew;
  /** So many are finished, and the next one may be running. */
  done: number;
  isRunning: boolean;
  lastAt: number;
  /** Whose the running one is: somebody has one alone. */
  specialist: number;
};

export function stepsOf({ shop, order, opened, i, crew, done, isRunning, lastAt, specialist }: Steps): StepRow[] {
  const { technicians } = crew;
  const whose = (n: number) => technicians[n % technicians.length] ?? null;
  const each = (lastAt - opened) / 12;
  return named.map((title, p): StepRow => {
    const state = p < done ? 'finished' : p === done && isRunning ? 'running' : 'planned';
    const isLate = p === 5 && done < 4;
    const theirs = state === 'running' ? whose(specialist) : state === 'planned' && isLate ? null : whose(i + p);
    return {
      ...{ shop, id: idOf('00a', opened, i * 8 + p), order_id: order, position: p + 1, title },
      ...{ customer_nl: title, customer_en: english[p] ?? '', minutes: 30, news: 'loud', usually: '' },
      ...{ specialist: theirs, state, paused_at: null, pause: null },
      started_at: state === 'planned' ? null : Math.round(opened + 2 * p * each),
      finished_at: state === 'finished' ? Math.round(opened + (2 * p + 1) * each) : null,
    };
  });
}
