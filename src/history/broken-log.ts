/** What is wrong with a line; lines are counted from 1, the one with the names of the columns. */
export type Fault = { line: number; message: string };

const most = 20;

/** A file of which nothing was kept, with every line that is to blame. */
export class BrokenLog extends Error {
  readonly faults: Fault[];
  constructor(faults: Fault[]) {
    const told = faults.slice(0, most).map(({ line, message }) => `line ${line}: ${message}`);
    const more = faults.length > most ? `\nand ${faults.length - most} more` : '';
    super(told.join('\n') + more);
    this.faults = faults;
  }
}
