import { benchFragments, benchOrderFragments } from './bench/bench-fragments.ts';
import { customerFragments } from './customer/customer-fragments.ts';
import { boardCounts, deskBoard } from './desk/desk-board.ts';
import { deskFragments, wholeDesk } from './desk/desk-fragments.ts';
import { deskQuestions } from './desk/desk-questions.ts';
import type { Kitchen } from './kitchen.ts';
import type { Faces } from './live/faces.ts';
import { entryFragment, staffFragments } from './orders/order-fragments.ts';

/** How each page shows an order, for the live line: the partials of the pages themselves. */
export function makeFaces(kitchen: Kitchen): Faces {
  const entry = entryFragment(kitchen);
  return {
    order: {
      customer: customerFragments(kitchen),
      staff: staffFragments(kitchen),
      bench: benchOrderFragments(kitchen),
    },
    entry: (face, story, one, language) => (face === 'bench' ? null : entry(story, one, language, face)),
    desk: deskFragments(kitchen),
    deskBoard: deskBoard(kitchen),
    boardCounts: boardCounts(kitchen),
    deskQuestions: deskQuestions(kitchen),
    wholeDesk: wholeDesk(kitchen),
    bench: benchFragments(kitchen),
  };
}
