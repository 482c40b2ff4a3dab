import { keepBoard } from './board.ts';
import { serveKeys } from './board-keys.ts';
import { start } from './start.ts';

// The desk's page alone: everything that page.ts does, and the board.
const { markCurrent } = serveKeys();
start(keepBoard(markCurrent));
