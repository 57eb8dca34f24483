import { bestRoleFirst, type RoleOfValue, roleOfName } from '../domain/sign-on-settings.ts';

export const issuerRemedy =
  'give the https URL of the identity provider, as its discovery names it, such as https://login.example.com/realms/company';

export const scopeRemedy =
  'give the names of scopes separated by blanks, such as openid profile email groups';

export const rolesRemedy =
  'give pairs such as admin=hotline-admins, supervisor=hotline-leads, viewer=*, separated by commas; a value with a comma stands in quotes, such as admin="CN=Admins,DC=example"; roles are admin, supervisor, viewer, agent';

/** A role, a value in quotes or without, and the comma or the end. */
const pair = /\s*(\w+)\s*=\s*(?:"((?:[^"]|"")*)"|'((?:[^']|'')*)'|([^"',][^,]*))\s*(,|$)/y;
/** A value goes on to the next comma, so a pair within one was separated by something else. */
const swallowedPair = /(^|[\s;|])(admin|supervisor|viewer|agent)\s*=/;

/** The best role first, in whatever order they are written. */
export function parseRoles(text: string): readonly RoleOfValue[] | null {
  const roles: RoleOfValue[] = [];
  pair.lastIndex = 0;
  for (let end: string | undefined = ','; end === ','; ) {
    const match = pair.exec(text);
    if (match === null) return null;
    const [, name, doubleQuoted, singleQuoted, plain = ''] = match;
    end = match[5];
    const role = roleOfName(name ?? '');
    const quoted = doubleQuoted?.replaceAll('""', '"') ?? singleQuoted?.replaceAll("''", "'");
    const value = (quoted ?? plain).trim();
    if (role === null || value === '') return null;
    if (quoted === undefined && swallowedPair.test(value)) return null;
    roles.push({ role, value });
  }
  return bestRoleFirst(roles);
}

/** As it is written in OIDC_ROLES. */
export function textOfRole({ role, value }: RoleOfValue): string {
  return `${role}=${/^["']|,/.test(value) ? `"${value.replaceAll('"', '""')}"` : value}`;
}
