import { type Asking, type PageAnswer, staffOf } from '#src/route.ts';
import { qrOf } from '#src/web/qr-of.ts';
import { say } from '#src/web/words.ts';
import { passkeysOf } from './passkeys.ts';
import { factorOf } from './second-factor.ts';
import { shownOnce } from './show-once.ts';
import { wantsFactor } from './sign-in-rules.ts';

export const codesCookie = 'new-codes';

/** How I sign in besides my password. Who has to set it up is led here before anything else. */
export async function mySignInPage(asking: Asking): Promise<PageAnswer> {
  const { kitchen, language, request, query, attempt } = asking;
  const staff = staffOf(asking);
  const atTablet = staff.via === 'tablet';
  const { isOn, learning } = atTablet ? { isOn: false, learning: null } : await factorOf(kitchen.signIn, staff.person);
  const passkeys = atTablet ? [] : await passkeysOf(kitchen.signIn, staff.person);
  const shown = shownOnce(kitchen.settings.production, codesCookie, request.headers.cookie);
  const demanding = await demandingShops(asking);
  const isWanted = staff.owesFactor === true || (await wantsFactor(kitchen.database.reader, demanding));
  return {
    view: 'people/my-sign-in',
    title: say(language, 'people.my-sign-in'),
    face: 'plain',
    model: {
      atTablet,
      owes: staff.owesFactor === true,
      saved: query.saved === 'yes' && attempt === null,
      isOn,
      isWanted,
      learning: learning && { secret: learning.secret, qr: qrOf(learning.uri) },
      codes: shown.value?.split('.') ?? null,
      passkeys,
    },
    json: { secondFactor: isOn, wanted: isWanted, passkeys },
    ...(shown.forget.length > 0 ? { headers: { 'Set-Cookie': shown.forget } } : {}),
  };
}

/** Where I do what a shop may want more than a password for. */
async function demandingShops(asking: Asking): Promise<string[]> {
  return staffOf(asking).roles.flatMap(({ shop, role }) => (role === 'technician' ? [] : [shop]));
}
