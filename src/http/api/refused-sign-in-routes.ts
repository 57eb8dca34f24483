import { refusalText } from '../../app/access/sign-on/refusal-text.ts';
import { refusedSignInsSchema } from '../contract/sign-on.ts';
import { admins, type Route, route } from './route.ts';

/** Refused single sign-ons, for admins, who can do something about them. */
export const refusedSignInRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/refused-sign-ins',
    summary: 'The latest refused single sign-ons since this instance started, and what to set',
    roles: admins,
    reply: refusedSignInsSchema,
    async run({ page: { refusedSignIns, singleSignOn } }) {
      if (singleSignOn === null) return { refused: [] };
      return {
        refused: refusedSignIns.list().map(one => ({
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
];
