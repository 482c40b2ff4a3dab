import { faceOf } from '#src/people/face-of.ts';
import { type Asking, shopOf, staffOf } from '#src/route.ts';

/** The shelf above the bench: who is acting here, the way to another person and to the desk. */
export async function topOf({ kitchen, ...asking }: Asking) {
  const { person, name, via } = staffOf({ kitchen, ...asking });
  const colleagues = await kitchen.colleagues.of(shopOf({ kitchen, ...asking }).id);
  const others = [...colleagues.values()].some(({ id, here, hasPin }) => here && hasPin && id !== person);
  return {
    name,
    face: faceOf(name),
    isTablet: via === 'tablet',
    // A program has nobody to switch to.
    canSwitch: via === 'tablet' || (via === 'session' && others),
    atDesk: asking.roles.some((role) => role !== 'technician'),
    here: asking.path,
  };
}
