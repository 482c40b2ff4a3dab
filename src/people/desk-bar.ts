import { type Asking, shopOf, staffOf } from '#src/route.ts';
import { say, type Word } from '#src/web/words.ts';
import { rolesIn } from './actor.ts';
import { faceOf } from './face-of.ts';

/**
 * The shelf above every page of the staff, but for the bench: search, where else to go, who I am.
 *
 *   model: { bar: await deskBar(asking, 'orders'), … }      {{> layout/desk-bar bar=bar}}
 *
 * `here` is the place that is marked in the menu, null for none; `looked` is what stands in the search field.
 */
export type DeskBar = {
  shopName: string;
  looked: string;
  places: { href: string; icon: string; label: string; isHere: boolean }[];
  /** May take orders in: then there is a button for it. */
  atDesk: boolean;
  isTakingIn: boolean;
  me: { name: string; role: string; letter: string; hue: number; isHere: boolean };
  /** At a shared tablet nobody signs out: the next person takes over. */
  atTablet: boolean;
  /** Works in more than one shop, and may go to another. */
  hasOtherShops: boolean;
};

export type BarPlace =
  | 'desk'
  | 'orders'
  | 'new'
  | 'bench'
  | 'templates'
  | 'people'
  | 'people/away'
  | 'mail'
  | 'settings'
  | 'me';

export async function deskBar(asking: Asking, here: BarPlace | null, looked = ''): Promise<DeskBar> {
  const { language } = asking;
  const staff = staffOf(asking);
  const shop = shopOf(asking);
  const roles = rolesIn(staff, shop.id);
  const isOwner = roles.includes('owner');
  const atDesk = isOwner || roles.includes('desk');
  const role = isOwner ? 'owner' : atDesk ? 'desk' : 'technician';
  const may = {
    owner: isOwner,
    desk: atDesk,
    'desk alone': atDesk && !isOwner,
    bench: roles.includes('technician'),
    all: true,
    // Where nobody carries mail there is hardly any.
    'desk with mail': atDesk && asking.kitchen.settings.mail !== null,
  };
  return {
    shopName: shop.name,
    looked,
    places: menu
      .filter(({ who }) => may[who])
      .map(({ place, icon, word }) => ({
        href: `/${place}`,
        icon,
        label: say(language, word),
        // Who has no line of its own for a page stands at the page above it.
        isHere: place === here || here?.startsWith(`${place}/`) === true,
      })),
    atDesk,
    isTakingIn: here === 'new',
    me: { name: staff.name, role: say(language, `desk.as-${role}`), ...faceOf(staff.name), isHere: here === 'me' },
    atTablet: staff.via === 'tablet',
    hasOtherShops: staff.roles.some((one) => one.shop !== shop.id),
  };
}

type MenuLine = {
  place: BarPlace;
  icon: string;
  word: Word;
  who: 'owner' | 'desk' | 'desk alone' | 'desk with mail' | 'bench' | 'all';
};

const menu: MenuLine[] = [
  { place: 'desk', icon: 'board', word: 'desk.to-desk', who: 'desk' },
  { place: 'bench', icon: 'wrench', word: 'desk.to-bench', who: 'bench' },
  { place: 'orders', icon: 'list', word: 'desk.to-orders', who: 'all' },
  { place: 'templates', icon: 'doc', word: 'desk.to-templates', who: 'owner' },
  { place: 'people', icon: 'people', word: 'desk.to-people', who: 'owner' },
  // The owner comes there by the page of all people.
  { place: 'people/away', icon: 'calendar', word: 'people.to-away', who: 'desk alone' },
  { place: 'mail', icon: 'mail', word: 'mail.title', who: 'desk with mail' },
  { place: 'settings', icon: 'gear', word: 'desk.to-settings', who: 'owner' },
];
