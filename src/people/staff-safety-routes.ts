import { z } from 'zod';
import { act, type Route, shopOf } from '#src/route.ts';
import { endLive, no, withCookies } from './answers.ts';
import { peoplePage } from './people-page.ts';
import { clearPin } from './pin.ts';
import { makeResetCode } from './reset-password.ts';
import { dropFactor, factorOf } from './second-factor.ts';
import { showOnce } from './show-once.ts';
import { wantFactor } from './sign-in-rules.ts';
import { backTo, governed, note } from './staff-routes.ts';

const owner = { who: 'owner' as const, form: peoplePage };
const Nothing = z.strictObject({});
const Want = z.strictObject({ wanted: z.enum(['yes', 'no']) });

export const resetCookie = 'new-reset';

/** What an owner does about how others come in. */
export const staffSafetyRoutes: Route[] = [
  act('/people/second-factor', {
    ...owner,
    says: 'Want a second factor of everybody at the desk and of owners, or no longer',
    schema: Want,
    async act(asking, { wanted }) {
      const { kitchen } = asking;
      endLive(kitchen, await wantFactor(kitchen.signIn, shopOf(asking).id, wanted === 'yes'));
      return { location: '/people#second-factor' };
    },
  }),
  act('/people/:person/reset-code', {
    ...owner,
    says: 'Make a code with which somebody sets a new password; it is told this once',
    schema: Nothing,
    async act(asking) {
      const { kitchen } = asking;
      const { id } = await governed(asking);
      const code = await makeResetCode(kitchen.signIn, id);
      const shown = withCookies([showOnce(kitchen.settings.production, resetCookie, `${id}.${code}`)]);
      return { ...backTo(id), status: 201, json: { code }, ...shown };
    },
  }),
  act('/people/:person/second-factor/off', {
    ...owner,
    says: 'Turn off the second factor of somebody who lost the device and the written codes',
    schema: Nothing,
    async act(asking) {
      const { kitchen } = asking;
      const { id } = await governed(asking);
      if (!(await factorOf(kitchen.signIn, id)).isOn) return no('people.factor-none');
      await dropFactor(kitchen.signIn, id);
      await note(asking, 'second-factor-off', id);
      return backTo(id);
    },
  }),
  act('/people/:person/pin/clear', {
    ...owner,
    says: 'Take the PIN of somebody away; at shared tablets they are out until there is a new one',
    schema: Nothing,
    async act(asking) {
      const { kitchen } = asking;
      const { id } = await governed(asking);
      await clearPin(kitchen.signIn, id);
      await note(asking, 'pin-changed', id);
      kitchen.colleagues.forget();
      return backTo(id);
    },
  }),
];
