import { parseUrl } from './parse-url.ts';

const roleNames = ['admin', 'supervisor', 'viewer', 'agent'] as const;

/** Who has a role: whoever the identity provider gives this value; `*` is everybody. */
export interface RoleOfValue {
  readonly role: (typeof roleNames)[number];
  readonly value: string;
}

/** The role of a name; null: there is none. */
export function roleOfName(name: string): RoleOfValue['role'] | null {
  return roleNames.find(known => known === name) ?? null;
}

/** The best role first, in whatever order they are written. */
export function bestRoleFirst(roles: readonly RoleOfValue[]): readonly RoleOfValue[] {
  return [...roles].sort((a, b) => roleNames.indexOf(a.role) - roleNames.indexOf(b.role));
}

/** Without encryption on this computer only: what comes from there decides who may come in. */
export function parseIssuer(text: string): URL | null {
  const url = parseUrl(text);
  if (url === null || url.hash !== '' || url.username !== '') return null;
  // People copy the address of the discovery document, too. What stands before it is the issuer.
  url.pathname = url.pathname.replace(/\/\.well-known\/openid-configuration\/?$/, '');
  const isHere = /^(127\.0\.0\.1|localhost|\[::1\])$/.test(url.hostname);
  return url.protocol === 'https:' || (url.protocol === 'http:' && isHere) ? url : null;
}

export const defaultScope = 'openid profile email';

/** Scopes with blanks between them, each once and `openid` among them: without it nobody would be named. */
export function parseScope(text: string): string | null {
  const scopes = text.split(/[\s,]+/).filter(scope => scope !== '');
  // What RFC 6749 lets a scope consist of.
  if (!scopes.every(scope => /^[\x21\x23-\x5b\x5d-\x7e]+$/.test(scope))) return null;
  return [...new Set(['openid', ...scopes])].join(' ');
}

/** Providers where anybody in the world may have an account. */
const openToAll: ReadonlySet<string> = new Set(['accounts.google.com', 'gitlab.com']);

/** The role that anybody in the world would get; null: none. */
export function roleOfAnybody(issuer: URL, roles: readonly RoleOfValue[]): RoleOfValue['role'] | null {
  if (!openToAll.has(issuer.host)) return null;
  return roles.find(({ value }) => value === '*')?.role ?? null;
}

/** The page's address as a folder, below which its parts lie. */
export function asFolder({ origin, pathname }: URL): URL {
  return new URL(pathname.endsWith('/') ? `${origin}${pathname}` : `${origin}${pathname}/`);
}
