import { type Figure, faults, figuresOf, type Readings } from './figures.ts';
import type { Reading, Row, Scale, SideName } from './row.ts';

export type Outcome = {
  row: Row;
  figures: Figure[];
  readings: Readings;
  /** Why what was measured is worth nothing: something broke, or somebody was not told, or told twice. */
  failed: string | null;
  /** Why it was not measured here. */
  leftOut: string | null;
};

const sides: SideName[] = ['product', 'ceiling'];

/** Runs a row on both sides in turns, so that whatever else the machine does meets both. */
export async function runRow(row: Row, scale: Scale, progress: (text: string) => void): Promise<Outcome> {
  const readings: Readings = { product: [], ceiling: [] };
  const leftOut = row.leftOut?.() ?? null;
  if (leftOut) return { row, figures: [], readings, failed: null, leftOut };
  const rounds = scale === 'quick' ? 1 : Math.max(1, row.rounds ?? 3);
  try {
    for (let round = 1; round <= rounds; round += 1) {
      for (const side of sides) {
        progress(`${row.name}: ${side}, ${round} of ${rounds}`);
        const reading = await row.sides[side](scale);
        readings[side].push(reading);
        const wrong = wrongIn(reading);
        if (wrong) throw new Error(`${side}: ${wrong}`);
      }
    }
  } catch (fault) {
    const failed = fault instanceof Error ? fault.message : String(fault);
    return { row, figures: [], readings, failed, leftOut };
  } finally {
    await row.after?.();
  }
  return { row, figures: figuresOf(row, readings), readings, failed: null, leftOut };
}

function wrongIn(reading: Reading): string | null {
  const found = faults.flatMap((fault) => (reading[fault] ? [`${reading[fault]} deliveries ${fault}`] : []));
  return found.length > 0 ? found.join(', ') : null;
}
