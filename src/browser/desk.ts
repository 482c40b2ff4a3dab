import { keepBeside } from './beside.ts';
import { keepBoard } from './board.ts';
import { serveKeys } from './board-keys.ts';
import { serveStaff } from './staff-controls.ts';
import { start } from './start.ts';

// The desk's page alone: everything that page.ts does, the board, and the order beside it.
serveStaff();
const { markCurrent } = serveKeys();
const { heard, mark } = keepBeside();
const show = keepBoard(() => {
  markCurrent();
  mark();
});
start((fragment) => {
  show(fragment);
  mark();
  heard(fragment);
});
