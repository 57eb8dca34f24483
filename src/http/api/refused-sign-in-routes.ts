import { refusalText } from '../../app/access/sign-on/refusal-text.ts';
import { refusedSignInsSchema } from '../contract/sign-on.ts';
import { admins, type Route, route } from './route.ts';

/** Who came from the identity provider and was not let in, for those who can do something about it. */
export const refusedSignInRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/refused-sign-ins',
    summary: 'The latest who were refused at single sign-on since this instance started, and what to set',
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
