const roleNames = ['admin', 'supervisor', 'viewer', 'agent'] as const;

/** Who has a role: whoever the identity provider gives this value; `*` is everybody. */
export interface RoleOfValue {
  readonly role: (typeof roleNames)[number];
  readonly value: string;
}

export const issuerRemedy =
  'give the https URL of the identity provider, as its discovery names it, such as https://login.example.com/realms/company';

/** Without encryption on this computer only: what comes from there decides who may come in. */
export function parseIssuer(text: string): URL | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || url.hash !== '' || url.username !== '') return null;
  // People copy the address of the discovery document, too. What stands before it is the issuer.
  url.pathname = url.pathname.replace(/\/\.well-known\/openid-configuration\/?$/, '');
  const isHere = /^(127\.0\.0\.1|localhost|\[::1\])$/.test(url.hostname);
  return url.protocol === 'https:' || (url.protocol === 'http:' && isHere) ? url : null;
}

export const scopeRemedy =
  'give the names of scopes separated by blanks, such as openid profile email groups';
export const defaultScope = 'openid profile email';

/** Scopes with blanks between them, each once and `openid` among them: without it nobody would be named. */
export function parseScope(text: string): string | null {
  const scopes = text.split(/[\s,]+/).filter(scope => scope !== '');
  // What RFC 6749 lets a scope consist of.
  if (!scopes.every(scope => /^[\x21\x23-\x5b\x5d-\x7e]+$/.test(scope))) return null;
  return [...new Set(['openid', ...scopes])].join(' ');
}

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
    const role = roleNames.find(known => known === name);
    const quoted = doubleQuoted?.replaceAll('""', '"') ?? singleQuoted?.replaceAll("''", "'");
    const value = (quoted ?? plain).trim();
    if (role === undefined || value === '') return null;
    if (quoted === undefined && swallowedPair.test(value)) return null;
    roles.push({ role, value });
  }
  return roles.sort((a, b) => roleNames.indexOf(a.role) - roleNames.indexOf(b.role));
}

/** As it is written in OIDC_ROLES. */
export function textOfRole({ role, value }: RoleOfValue): string {
  return `${role}=${/^["']|,/.test(value) ? `"${value.replaceAll('"', '""')}"` : value}`;
}
