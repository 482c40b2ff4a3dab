import type { BetterAuthPlugin } from 'better-auth';
import { createAuthEndpoint, sensitiveSessionMiddleware } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';

/** A new id for the session of the same person, to be called when what the session may do changes. Server only. */
export const renewSession = {
  id: 'renew-session',
  endpoints: {
    renewSession: createAuthEndpoint.serverOnly(
      { method: 'POST', requireHeaders: true, use: [sensitiveSessionMiddleware] },
      async (ctx) => {
        const { user, session: old } = ctx.context.session;
        const session = await ctx.context.internalAdapter.createSession(user.id);
        if (!session) throw ctx.error('UNAUTHORIZED');
        await setSessionCookie(ctx, { session, user });
        return ctx.json({ id: session.id, old: { id: old.id, token: old.token } });
      },
    ),
  },
} satisfies BetterAuthPlugin;
