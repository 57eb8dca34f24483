import type { Agent } from '../../acd/roster.ts';
import type { ClaimSources, Claims } from './claims.ts';
import { verifiedEmails } from './role-of.ts';

/**
 * Which of the agents somebody is who has signed in elsewhere; null: none, or it can't be told.
 *
 * A proved e-mail address that exactly one agent has at the provider of calls decides. A name is only a hint, since in many
 * places people may change their own: it counts where exactly one agent is called so and no address speaks against it. The
 * login is looked at where nobody is called like them.
 */
export function agentOf(sources: ClaimSources, agents: readonly Agent[]): Agent | null {
  const emails = verifiedEmails(sources);
  const hasEmail = ({ email }: Agent): boolean => email !== undefined && emails.has(email.toLowerCase());
  const byEmail = agents.filter(hasEmail);
  if (byEmail.length === 1) return byEmail[0] ?? null;
  const byName = calledLike(fullNames, sources, agents);
  const namesakes = byName.length > 0 ? byName : calledLike(login, sources, agents);
  const [only] = namesakes;
  if (only === undefined || namesakes.length > 1) return null;
  const isContradicted = only.email !== undefined && emails.size > 0 && !hasEmail(only);
  return isContradicted ? null : only;
}

function calledLike(
  namesOf: (claims: Claims) => readonly string[],
  { idToken, userinfo, accessToken }: ClaimSources,
  agents: readonly Agent[],
): readonly Agent[] {
  const names = new Set([idToken, userinfo, accessToken].flatMap(namesOf).map(comparable));
  return agents.filter(({ name }) => comparable(name) !== '' && names.has(comparable(name)));
}

function fullNames(claims: Claims): readonly string[] {
  return [textIn(claims, 'name'), `${textIn(claims, 'given_name')} ${textIn(claims, 'family_name')}`];
}

/** Without the domain, so that `anna.beck@example.com` is Anna Beck. */
function login(claims: Claims): readonly string[] {
  return textIn(claims, 'preferred_username').split('@').slice(0, 1);
}

function textIn(claims: Claims, name: string): string {
  const value = claims[name];
  return typeof value === 'string' ? value : '';
}

/** A name in the order in which it is spoken, whatever its spelling: `Müller, Änne (extern)` is `aenne mueller`. */
function comparable(name: string): string {
  const [last = '', first = '', ...more] = name.replaceAll(/\(.*?\)|\[.*?\]/g, '').split(',');
  const spoken = more.length === 0 ? `${first} ${last}` : name;
  return spoken
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[äöüßıøæ]/g, letter => spelled[letter] ?? letter)
    .normalize('NFD')
    .replaceAll(/\p{M}|['’]/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(word => word !== '' && !titles.has(word))
    .join(' ');
}

const spelled: Readonly<Record<string, string>> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  ß: 'ss',
  ı: 'i',
  ø: 'oe',
  æ: 'ae',
};
const titles: ReadonlySet<string> = new Set(['dr', 'prof', 'dipl', 'ing', 'med']);
