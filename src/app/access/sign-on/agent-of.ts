import type { Agent } from '../../../domain/roster.ts';
import type { ClaimSources, Claims } from './claims.ts';
import { verifiedEmails } from './role-of.ts';

/**
 * The agent who has signed in through an identity provider: the only one who has at the telephone provider an
 * e-mail address that this provider has verified. Null: none, or it can't be told.
 */
export function agentOf(sources: ClaimSources, agents: readonly Agent[]): Agent | null {
  const emails = verifiedEmails(sources);
  const [only, ...others] = agents.filter(agent => emails.has(emailOf(agent)));
  return only === undefined || others.length > 0 ? null : only;
}

/**
 * The agent who it seems to be, to be shown to admins and never acted upon: people can often change their own
 * name. It is the one who has the name, if no address speaks against it. If nobody has the name, the login is
 * tried: it may be a name or an agent's address.
 */
export function likelyAgentOf(sources: ClaimSources, agents: readonly Agent[]): Agent | null {
  const emails = verifiedEmails(sources);
  const parts = [sources.idToken, sources.userinfo, sources.accessToken];
  const names = new Set(parts.flatMap(fullNames).map(comparable));
  const byName = agents.filter(({ name }) => isCalled(name, names));
  const [only, ...others] = byName.length > 0 ? byName : byLogin(parts, agents);
  if (only === undefined || others.length > 0) return null;
  return isContradicted(only, emails, agents) ? null : only;
}

/** Whether the address is somebody else's, unless several agents share one. */
function isContradicted(agent: Agent, emails: ReadonlySet<string>, agents: readonly Agent[]): boolean {
  const email = emailOf(agent);
  const isOwn = email !== '' && agents.filter(other => emailOf(other) === email).length === 1;
  return isOwn && emails.size > 0 && !emails.has(email);
}

/** By the part of a login before the `@`, so `anna.beck@example.com` is Anna Beck, or by all of it. */
function byLogin(parts: readonly Claims[], agents: readonly Agent[]): readonly Agent[] {
  const logins = parts.map(part => textIn(part, 'preferred_username'));
  const names = new Set(logins.map(login => comparable(login.split('@')[0] ?? '')));
  const addresses = new Set(logins.map(login => login.toLowerCase()));
  return agents.filter(
    agent => isCalled(agent.name, names) || (emailOf(agent) !== '' && addresses.has(emailOf(agent))),
  );
}

function isCalled(name: string, names: ReadonlySet<string>): boolean {
  const called = comparable(name);
  return called !== '' && names.has(called);
}

function emailOf({ email = '' }: Agent): string {
  return email.toLowerCase();
}

function fullNames(claims: Claims): readonly string[] {
  return [textIn(claims, 'name'), `${textIn(claims, 'given_name')} ${textIn(claims, 'family_name')}`];
}

function textIn(claims: Claims, name: string): string {
  const value = claims[name];
  return typeof value === 'string' ? value : '';
}

/**
 * A name in the order in which it is spoken, whatever its spelling: `Müller, Änne, Dr. (extern)` is `aenne
 * mueller`.
 */
function comparable(name: string): string {
  const parts = name
    .replaceAll(/\(.*?\)|\[.*?\]/g, '')
    .split(',')
    .map(wordsOf);
  const spoken = parts.filter(words => words !== '');
  return (spoken.length === 2 ? spoken.reverse() : spoken).join(' ');
}

function wordsOf(text: string): string {
  return text
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
