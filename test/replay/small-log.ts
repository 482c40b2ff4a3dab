import { readLog } from '#src/history/read-log.ts';

const start = Date.parse('2026-11-02T08:00:00Z');
const people = ['Register', 'Analyst', 'Solver', 'Tester'];
const minute = 60_000;

/**
 * A log of so many cases as a repair shop writes it: several at a time, some repaired and tested twice, some informed
 * while the repair still goes on, some without a known start.
 */
export function smallLog(cases: number): ReturnType<typeof readLog> {
  const rows = Array.from({ length: cases }, (_, i) => caseRows(i)).flat();
  rows.sort((one, other) => one.end - other.end);
  const iso = (at: number) => (at < 0 ? '' : new Date(at).toISOString());
  const lines = rows.map(({ id, activity, who, from, end }) => [id, activity, who, iso(from), iso(end)].join());
  return readLog(Buffer.from(['case_id,activity,resource,start,end', ...lines].join('\n')), 'Europe/Amsterdam');
}

type Row = { id: string; activity: string; who: string; from: number; end: number };

function caseRows(i: number): Row[] {
  const rows: Row[] = [];
  let now = start + i * 3 * minute;
  const work = (activity: string, who: string | undefined, minutes: number) => {
    rows.push({ id: `R-${i}`, activity, who: who ?? '', from: now, end: now + minutes * minute });
    now += minutes * minute;
  };
  work('Register', people[0], 0);
  work('Analyse', `${people[1]}${i % 3}`, 5 + (i % 4));
  for (let round = 0; round <= i % 3; round += 1) {
    const repairFrom = now;
    work(i % 2 === 0 ? 'Repair (simple)' : 'Repair (complex)', `${people[2]}${i % 4}`, 10 + i);
    if (round === 0)
      rows.push({
        id: `R-${i}`,
        activity: 'Inform',
        who: 'Register',
        from: repairFrom + minute,
        end: repairFrom + 2 * minute,
      });
    work('Test', `${people[3]}${i % 2}`, 4);
  }
  rows.push({ id: `R-${i}`, activity: 'Archive', who: 'Register', from: i % 5 === 0 ? -1 : now, end: now });
  return rows;
}
