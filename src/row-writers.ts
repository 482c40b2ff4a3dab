import { coverRows } from './covers/cover-rows.ts';
import { exceptionRows } from './exceptions/exception-rows.ts';
import { linkRows } from './links/link-rows.ts';
import { orderRows } from './orders/order-rows.ts';
import { photoRows } from './photos/photo-rows.ts';
import { codeRows } from './privacy/code-rows.ts';
import { privacyRows } from './privacy/privacy-rows.ts';
import { promiseRows } from './promises/promise-rows.ts';
import { questionRows } from './questions/question-rows.ts';
import { stepRows } from './steps/step-rows.ts';
import type { RowWriters } from './timeline/carry-out.ts';

/** What every entry kind does to the tables, from the rooms that know. A kind without a writer does not compile. */
export function makeRowWriters(secret: string): RowWriters {
  return {
    ...orderRows,
    ...stepRows,
    ...questionRows,
    ...photoRows,
    ...promiseRows,
    ...exceptionRows,
    ...coverRows,
    ...privacyRows,
    ...linkRows(secret),
    ...codeRows(secret),
  };
}
