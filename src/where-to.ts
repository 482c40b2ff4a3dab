import type { Place, PlaceName } from './kitchen.ts';
import type { Asking } from './route.ts';

/** The part of the page that a form was about: by what its address names, or by the question or problem that it made. */
export function anchorOf({ step, question, exception, photo }: About, made: Omit<About, 'step'>): string {
  const [asked, raised] = [question ?? made.question, exception ?? made.exception];
  if (asked) return `#question-${asked}`;
  if (raised) return `#exception-${raised}`;
  if (photo) return `#photo-${photo}`;
  return step ? `#step-${step}` : '';
}

type About = { step?: string; question?: string; exception?: string; photo?: string };

const placeNames: readonly string[] = [
  'order',
  'bench',
  'bench-order',
  'questions',
  'desk',
  'beside',
] satisfies PlaceName[];

/** A customer has one page; no form can say otherwise. */
export function placeOf({ kitchen, actor }: Asking, from: unknown): Place {
  if (actor.as === 'customer') return kitchen.places.follow;
  return kitchen.places[typeof from === 'string' && placeNames.includes(from) ? (from as PlaceName) : 'order'];
}
