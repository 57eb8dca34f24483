import { createHash } from 'node:crypto';
import type { AgentId } from '../../domain/roster.ts';
import type { AppContext } from '../context.ts';
import type { Role, User } from '../ports/page.ts';
import { type NewSession, startSession } from './access.ts';

/** How single sign-on is set up: which provider to ask, and which of its values mean which role. */
export interface SingleSignOn {
  readonly issuer: URL;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Where browsers find the page. */
  readonly pageUrl: URL;
  /** The scopes to request, separated by blanks, `openid` among them. */
  readonly scope: string;
  /**
   * The claim that holds roles or groups, such as `roles` or `realm_access.roles`; several separated by
   * blanks or commas.
   */
  readonly roleClaim: string;
  /** Best first; `*` is everybody. None: nobody has a role. */
  readonly roles: readonly { readonly role: Role; readonly value: string }[];
  /** Whether it was set up on the page; else by the environment. */
  readonly isOfPage?: true;
}

/** Somebody whom the identity provider has identified. */
export interface Identity {
  readonly issuer: string;
  /** Their id at the provider, which never passes to anybody else. */
  readonly subject: string;
  /** Their name for display; it identifies nobody. */
  readonly name: string;
  readonly role: Role;
  /** Which agent they are, if any. */
  readonly agentId: AgentId | null;
}

type Access = Pick<AppContext, 'store' | 'clock'>;

/**
 * Begins a session of somebody who has signed in at the identity provider. Issuer and subject alone identify
 * them: the name of an existing user is no way to become that user. Their role is the one they have today.
 */
export async function signInAs(access: Access, identity: Identity): Promise<NewSession> {
  const { accounts } = access.store;
  const id = signOnIdOf(`${identity.issuer} ${identity.subject}`);
  const known = (await accounts.users()).find(user => user.id === id);
  if (known === undefined) return startSession(access, await addIdentity(access, id, identity));
  await followIdentity(access, known, identity);
  const { role, agentId } = identity;
  return startSession(access, { ...known, role, agentId });
}

/**
 * Gives a user the role and the agent that they have today. True if that is a change, which ends all that gave
 * access with what they had before.
 */
export async function followIdentity(
  { store }: Pick<Access, 'store'>,
  known: User,
  identity: Identity,
): Promise<boolean> {
  if (isAsBefore(known, identity)) return false;
  const { role, agentId } = identity;
  await store.accounts.changeUser({ ...known, role, agentId, passwordHash: null });
  return true;
}

/** Whether a user has the role and the agent that they have at the provider today. */
export function isAsBefore(known: User, { role, agentId }: Identity): boolean {
  return known.role === role && known.agentId === agentId;
}

const idPrefix = 'sso-';

/** The id of a user of the identity provider, by issuer and subject. */
export function signOnIdOf(who: string): string {
  return `${idPrefix}${createHash('sha256').update(who).digest('base64url')}`;
}

/** Whether a user comes from the identity provider. */
export function isOfSignOn({ id }: Pick<User, 'id'>): boolean {
  return id.startsWith(idPrefix);
}

const mostNamesakes = 100;

async function addIdentity({ store, clock }: Access, id: string, identity: Identity): Promise<User> {
  const { role, agentId } = identity;
  const name = loginOf(identity);
  for (let number = 1; number <= mostNamesakes; number++) {
    const login = number === 1 ? name : `${name}-${number}`;
    const user = { id, login, role, agentId, createdAt: clock() };
    if (await store.accounts.addUser({ ...user, passwordHash: null })) return user;
  }
  throw new Error(`There are more than ${mostNamesakes} users called ${name}.`);
}

/** What may be the name of a user. */
function loginOf({ name, subject }: Identity): string {
  const login = name
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[\s\p{C}]+/gu, '-')
    .slice(0, 70);
  return login === '' ? subject.slice(0, 70).toLowerCase() : login;
}
