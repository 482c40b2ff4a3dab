import { faceOf } from '#src/people/face-of.ts';
import { type Asking, shopOf, staffOf } from '#src/route.ts';
import type { QuestionsLink } from './questions-view.ts';

/**
 * The shelf above the bench: who is acting here, the way to another person and to the desk; and, for want of a script,
 * the address at which this page is made anew. How many questions there are stands only where the page learns of more.
 */
export async function topOf(asking: Asking, refresh: string | null, questions: QuestionsLink | null = null) {
  const { person, name, via } = staffOf(asking);
  const colleagues = await asking.kitchen.colleagues.of(shopOf(asking).id);
  const others = [...colleagues.values()].some(({ id, here, hasPin }) => here && hasPin && id !== person);
  return {
    person,
    name,
    face: faceOf(name),
    isTablet: via === 'tablet',
    // A program has nobody to switch to.
    canSwitch: via === 'tablet' || (via === 'session' && others),
    atDesk: asking.roles.some((role) => role !== 'technician'),
    /** Back to this person’s own bench, also from somebody else’s session. */
    signIn: via === 'tablet' ? `/switch?person=${encodeURIComponent(person)}` : '/sign-in?password=&to=bench',
    refresh,
    questions,
  };
}
