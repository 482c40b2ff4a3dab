import type { Asking, PageAnswer } from '#src/route.ts';
import { benchPage } from './bench-page.ts';

/** The questions that wait for somebody, all of them open to be read. */
export const questionsPage = (asking: Asking): Promise<PageAnswer> => benchPage(asking);
