import { codeFor, keepProof } from '#src/people/proofs.ts';
import type { RowWriters } from '#src/timeline/carry-out.ts';

/** Of a code that was told on the phone only what it is known by again. */
export const codeRows = (secret: string) =>
  ({
    async 'code-told'(tx, { shop, id: order }, { at, body }) {
      const { proof, of, link } = body;
      await keepProof(tx, { secret }, { shop, link, order }, of, codeFor(secret, proof), at);
    },
  }) satisfies Partial<RowWriters>;
