import { faceOf } from '#src/people/face-of.ts';
import { type Asking, shopOf, staffOf } from '#src/route.ts';

export type Top = {
  shopName: string;
  myName: string;
  myFace: { letter: string; hue: number };
  atDesk: boolean;
  isOwner: boolean;
  looked: string;
  here: 'orders' | 'new' | null;
};

/** The shelf above every page of this room: search, where else to go, who I am. */
export function topOf(asking: Asking, here: Top['here'], looked = ''): Top {
  const { roles } = asking;
  const { name } = staffOf(asking);
  const isOwner = roles.includes('owner');
  const atDesk = isOwner || roles.includes('desk');
  return { shopName: shopOf(asking).name, myName: name, myFace: faceOf(name), atDesk, isOwner, looked, here };
}
