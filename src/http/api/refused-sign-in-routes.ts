import { z } from 'zod';
import { refusalText } from '../../app/access/sign-on/refusal-text.ts';
import { signOnIdOf } from '../../app/access/single-sign-on.ts';
import { agentById } from '../../domain/roster.ts';
import { doneSchema } from '../contract/common.ts';
import { agentOfSignOnSchema, refusedSignInsSchema } from '../contract/sign-on.ts';
import { note } from './note.ts';
import { admins, notFound, type Route, route } from './route.ts';

/** Refused single sign-ons, for admins, who can do something about them. */
export const refusedSignInRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/refused-sign-ins',
    summary: 'The latest refused single sign-ons since this instance started, and what to set',
    roles: admins,
    reply: refusedSignInsSchema,
    async run({ page: { refusedSignIns, signOn } }) {
      const singleSignOn = signOn.current();
      if (singleSignOn === null) return { refused: [] };
      return {
        refused: refusedSignIns.list().map(one => ({
          id: signOnIdOf(one.who),
          isAgentMissing: one.problem === 'no-agent',
          likelyAgentId: one.likelyAgentId,
          at: one.at,
          name: one.name,
          role: one.role,
          text: refusalText(one, singleSignOn),
          roleClaim: singleSignOn.roleClaim,
          values: [...one.values],
          claims: {
            idToken: [...one.claims.idToken],
            userinfo: [...one.claims.userinfo],
            accessToken: [...one.claims.accessToken],
          },
        })),
      };
    },
  }),
  route({
    method: 'PUT',
    path: '/sign-ons/:id/agent',
    summary: 'Say which agent somebody with a company account is; it counts from their next sign-in on',
    roles: admins,
    params: z.object({ id: z.string().regex(/^sso-[\w-]{43}$/) }),
    body: agentOfSignOnSchema,
    reply: doneSchema,
    async run(call) {
      const { page, params, body } = call;
      const { agentId } = body;
      if (agentId !== null && agentById(page.app.known.roster, agentId) === null) throw notFound('agent');
      await page.app.store.signOns.assign(params.id, agentId);
      const user = (await page.accounts.users()).find(({ id }) => id === params.id);
      const who = page.refusedSignIns.list().find(one => signOnIdOf(one.who) === params.id)?.name;
      await note(call, 'agent-assigned', `${user?.login ?? who ?? params.id}: ${agentId ?? '–'}`);
      return { done: true } as const;
    },
  }),
];
