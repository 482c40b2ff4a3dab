import { nameForCustomers } from '#src/people/colleagues.ts';
import type { Story } from '#src/timeline/load-story.ts';
import type { Telling } from '#src/timeline/sentence.ts';

/** What the customer said is not going well. Of how it was settled they know what they were told, and nothing else. */
export type SeenUnhappy = {
  id: string;
  at: number;
  text: string;
  /** Who takes care of it; null when that is over. */
  owner: string | null;
  /** What they were told when it was settled. */
  answer: { note: number; at: number; by: string; text: string } | null;
};

/** Whoever they can turn to: who answers for the order, then the people on its steps. */
export type TurnTo = { person: string; name: string; step: string | null };

export function seenUnhappy({ exceptions, entries }: Story, told: Telling): SeenUnhappy[] {
  return exceptions
    .filter(({ kind }) => kind === 'unhappy')
    .map(({ id, raised_at: at, text, owner, state }) => ({
      ...{ id, at, text: text ?? '' },
      owner: state === 'open' ? told.nameOf(owner) : null,
      answer: state === 'settled' ? answerTo(id, entries, told) : null,
    }));
}

/** A note to the customer that was written with the same press. */
function answerTo(id: string, entries: Story['entries'], { nameOf }: Telling): SeenUnhappy['answer'] {
  const end = entries.find(
    ({ kind, body }) => kind === 'exception-settled' && 'exception' in body && body.exception === id,
  );
  const next = end && entries.find(({ number }) => number === end.number + 1);
  if (next?.kind !== 'note-added' || next.audience !== 'customer' || next.at !== end?.at || next.actor !== end.actor)
    return null;
  return { note: next.number, at: next.at, by: nameOf(next.actor), text: next.body.text };
}

export function peopleToTurnTo({ order, steps, colleagues }: Story, titleOf: (step: string) => string): TurnTo[] {
  const people = new Map<string, string | null>([[order.owner, null]]);
  for (const { id, specialist } of steps) {
    if (specialist !== null && !people.has(specialist)) people.set(specialist, titleOf(id));
  }
  return [...people].flatMap(([person, step]) => {
    const colleague = colleagues.get(person);
    return colleague?.here ? [{ person, name: nameForCustomers(colleague), step }] : [];
  });
}
