import { defaultScope, type RoleOfValue, roleOfAnybody } from '../domain/sign-on-settings.ts';
import type { Settings } from './settings.ts';

/** What works about single sign-on but is probably unintended, as sentences for the operator. */
export function warnAboutSignOn(given: Settings): string[] {
  const { OIDC_ISSUER: issuer, OIDC_ROLES: roles } = given;
  if (issuer === undefined) return warnOfUnused(given);
  if (roles === undefined)
    return [
      ...warnOfAnyTenant(issuer),
      'OIDC_ROLES is not set, so nobody can sign in with the company’s account. Say which value of ' +
        `${given.OIDC_ROLE_CLAIM} has which role, such as OIDC_ROLES=admin=hotline-admins, supervisor=hotline-leads, ` +
        'agent=hotline. To let everybody look whom the provider knows, add viewer=*.',
    ];
  return [...warnOfAnyTenant(issuer), ...warnOfTwice(roles), ...warnOfEverybody(issuer, roles)];
}

function warnOfUnused(given: Settings): string[] {
  const isAny =
    given.OIDC_ROLES !== undefined || given.OIDC_SCOPE !== defaultScope || given.OIDC_ROLE_CLAIM !== 'roles';
  if (!isAny) return [];
  return [
    'Single sign-on is partly set up, but off: it needs OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET and PAGE_URL.',
  ];
}

/** Anybody with an account at any organisation could come in, so nobody is let in. */
function warnOfAnyTenant({ host, pathname, href }: URL): string[] {
  const isAny =
    host === 'login.microsoftonline.com' && /^\/(common|organizations|consumers)\b/.test(pathname);
  return isAny
    ? [
        `OIDC_ISSUER is ${href}, where accounts of every organisation may sign in, so everybody is refused. Put the id of your tenant in the place of ${pathname.split('/')[1]}.`,
      ]
    : [];
}

/** Case does not matter, as in most directories. */
function warnOfTwice(roles: readonly RoleOfValue[]): string[] {
  return roles.flatMap(({ role, value }, index) => {
    const best = roles.find(one => one.value.toLowerCase() === value.toLowerCase());
    return best === undefined || best === roles[index]
      ? []
      : [
          `OIDC_ROLES gives ${JSON.stringify(value)} the roles ${best.role} and ${role}; ${best.role} counts. Capital and small letters are the same there.`,
        ];
  });
}

function warnOfEverybody(issuer: URL, roles: readonly RoleOfValue[]): string[] {
  const role = roleOfAnybody(issuer, roles);
  if (role === null) return [];
  return [
    `OIDC_ROLES gives everybody the role ${role}, and anybody in the world can have an account at ${issuer.host}. Name a group, or at Google your domain: OIDC_ROLE_CLAIM=hd.`,
  ];
}
