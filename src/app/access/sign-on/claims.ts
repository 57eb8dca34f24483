import type { SingleSignOn } from '../single-sign-on.ts';

/** What an identity provider says of somebody. Its values may be anything. */
export type Claims = Readonly<Record<string, unknown>>;

/** One answer of a provider; empty if there is none, or none that can be read. */
export interface ClaimSources {
  readonly idToken: Claims;
  readonly userinfo: Claims;
  readonly accessToken: Claims;
}

/**
 * The names of claims in a setting; separated by blanks or commas, which hardly ever occur in them.
 * Keycloak's console writes them with a placeholder for the client, and with backslashes before dots that
 * belong to a name.
 */
export function claimNames({
  roleClaim,
  clientId,
}: Pick<SingleSignOn, 'roleClaim' | 'clientId'>): readonly string[] {
  const written = roleClaim.split(/[\s,]+/).filter(name => name !== '');
  return written.map(name => name.replaceAll(/\$\{client_id\}/g, () => clientId).replaceAll('\\.', '.'));
}

/**
 * The value at a path such as `realm_access.roles`. A name may hold dots itself, as do
 * `https://example.com/roles` and the clients in `resource_access.hotline.example.com.roles`: the longest
 * name that is there counts. Undefined: nothing.
 */
export function valueAt(claims: unknown, path: string): unknown {
  if (!isObject(claims)) return undefined;
  if (Object.hasOwn(claims, path)) return claims[path];
  for (let end = path.lastIndexOf('.'); end > 0; end = path.lastIndexOf('.', end - 1)) {
    const name = path.slice(0, end);
    const found = Object.hasOwn(claims, name) ? valueAt(claims[name], path.slice(end + 1)) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

/** How a text with several values is split. */
export interface Apart {
  readonly atCommas: boolean;
  readonly atBlanks: boolean;
}

/**
 * The values of a claim, whether it is a list, an object whose keys they are (Zitadel), or a text. The
 * entries of a list are never split.
 */
export function valuesOf(claim: unknown, apart: Apart): readonly string[] {
  if (typeof claim === 'string') return textValues(claim, apart);
  if (Array.isArray(claim)) return claim.flatMap(valuesOfItem);
  return isObject(claim) ? keysOf(claim) : textOf(claim);
}

const separators = /[,;]/;

/** The whole text first: it may be one value after all. */
function textValues(text: string, { atCommas, atBlanks }: Apart): readonly string[] {
  const list = listIn(text);
  if (list !== null) return list;
  const separator = atCommas && separators.test(text) ? separators : atBlanks ? /\s/ : null;
  const parts = separator === null ? [] : text.split(separator);
  return [text, ...parts].map(part => part.trim()).filter(part => part !== '');
}

/**
 * A list or an object that was turned into a text on the way: `["a","b"]`, or `[a, b]` as Cognito passes
 * groups on.
 */
function listIn(text: string): readonly string[] | null {
  if (!/^\s*(\[.*\]|\{.*\})\s*$/s.test(text)) return null;
  const asJson = parseJson(text);
  if (asJson !== null) return valuesOf(asJson, { atCommas: false, atBlanks: false });
  return text
    .trim()
    .slice(1, -1)
    .split(',')
    .map(part => part.trim())
    .filter(part => part !== '');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const names = ['name', 'value', 'display', 'displayName', 'id'];

/** An entry of a list: a text, or an object that has a name or is one role by its key. */
function valuesOfItem(item: unknown): readonly string[] {
  if (!isObject(item)) return Array.isArray(item) ? [] : textOf(item);
  const named = names.flatMap(name => textOf(item[name]));
  return named.length > 0 ? named : keysOf(item);
}

/** A key whose value says no does not count. */
function keysOf(object: Claims): readonly string[] {
  return Object.keys(object).filter(key => object[key] !== false && object[key] !== null);
}

function textOf(value: unknown): readonly string[] {
  const isPlain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  return isPlain ? [String(value)] : [];
}

function isObject(value: unknown): value is Claims {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** How deep roles are nested at most, as in Keycloak: `resource_access.<client>.roles`. */
const deepest = 3;
const soundsLikeRoles = /role|group|member|entitle|permission/i;

/** Paths of claims that may hold roles, to show an admin what else there is. */
export function roleLikeNames(claims: Claims, prefix = '', depth = 1): readonly string[] {
  return Object.entries(claims).flatMap(([name, value]) => {
    const path = `${prefix}${name}`;
    // Entra says here where to fetch a claim that it left out.
    if (name.startsWith('_claim')) return [];
    if (soundsLikeRoles.test(name) && (!isObject(value) || name.includes(':'))) return [path];
    return isObject(value) && depth < deepest ? roleLikeNames(value, `${path}.`, depth + 1) : [];
  });
}
