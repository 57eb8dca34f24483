import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { AgentId } from '../../domain/roster.ts';
import type { AppContext } from '../context.ts';
import type { AccessKey, Role, User } from '../ports/page.ts';
import { spendAtMost } from '../time-budget.ts';
import { hashPassword } from './password.ts';

type Access = Pick<AppContext, 'store' | 'clock'>;

const hourMs = 3_600_000;
const sessionMs = 7 * 24 * hourMs;
const linkMs = 24 * hourMs;
/** A key that is good for ever ends at the last moment that a computer's calendar knows. */
export const never = 8_640_000_000_000_000;

/** A session that has just begun. Its secret is shown once, and only its hash is kept. */
export interface NewSession {
  readonly secret: string;
  readonly expiresAt: number;
  readonly user: User;
}

/** Somebody whose secret is valid. */
export interface Visitor {
  readonly user: User;
  readonly keyHash: string;
  readonly kind: AccessKey['kind'];
  /** When the session began or the token was made, in epoch milliseconds. */
  readonly since: number;
}

/** A user whose password was given, and by which hash it was checked. */
export interface ProvedUser extends User {
  readonly passwordHash: string;
}

export interface NewUser {
  readonly login: string;
  /** Null: signs in by link only. */
  readonly password: string | null;
  readonly role: Role;
  readonly agentId: AgentId | null;
}

/** A link for setting up the first user, in place of an earlier one; null if there are users. */
export async function issueSetUpLink({ store: { accounts }, clock }: Access): Promise<string | null> {
  await accounts.deleteExpiredKeys(clock());
  if (await accounts.hasUsers()) return null;
  const { secret, key } = newKey(clock(), { kind: 'link', userId: null, label: 'set-up', lifeMs: linkMs });
  await accounts.replaceSetUpLink(key);
  return secret;
}

/** A link that signs a user in once. */
export function issueSignInLink(access: Access, user: User): Promise<string> {
  return issueKey(access, { kind: 'link', userId: user.id, label: 'sign-in', lifeMs: linkMs });
}

/** How long keys for scripts and screens are good unless told otherwise; null instead: until they are revoked. */
const keyMs = 365 * 24 * hourMs;

/** A token for scripts. */
export function issueToken(
  access: Access,
  user: User,
  label: string,
  lifeMs: number | null = keyMs,
): Promise<string> {
  return issueKey(access, { kind: 'token', userId: user.id, label, lifeMs });
}

/** A token for scripts of a user who has proved their password; null if it has been changed meanwhile. */
export function issueProvedToken(
  access: Access,
  user: ProvedUser,
  wanted: { readonly label: string; readonly lifeMs: number | null },
): Promise<string | null> {
  return issueProvedKey(access, { kind: 'token', userId: user.id, ...wanted }, user.passwordHash);
}

/** A link for a wall screen. */
export function issueWallLink(access: Access, label: string, lifeMs: number | null = keyMs): Promise<string> {
  return issueKey(access, { kind: 'wall', userId: null, label, lifeMs });
}

/** Whether a wall screen's link is still good. */
export async function isWallLink({ store, clock }: Access, secret: string): Promise<boolean> {
  const now = clock();
  const found = await store.accounts.findKey(hashSecret(secret), now);
  if (found?.key.kind !== 'wall') return false;
  await keepInUse(store, found.key, now);
  return true;
}

/** Whether a link for setting up the first user is still good; it stays so. */
export async function isSetUpLink({ store, clock }: Access, secret: string): Promise<boolean> {
  const found = await store.accounts.findKey(hashSecret(secret), clock());
  return found?.key.kind === 'link' && found.key.userId === null;
}

/** Adds a user; null if the login is taken. */
export async function addUser({ store, clock }: Access, wanted: NewUser): Promise<User | null> {
  const { login, password, role, agentId } = wanted;
  const user = { id: randomUUID(), login: login.toLowerCase(), role, agentId, createdAt: clock() };
  const passwordHash = password === null ? null : await hashPassword(password);
  return (await store.accounts.addUser({ ...user, passwordHash })) ? user : null;
}

/** Makes the first user, an admin; null if the link is not good or no longer so. */
export async function setUp(
  access: Access,
  secret: string,
  { login, password }: { readonly login: string; readonly password: string },
  gone?: AbortSignal,
): Promise<NewSession | null> {
  const { accounts } = access.store;
  const now = access.clock();
  const hash = hashSecret(secret);
  const link = await accounts.findKey(hash, now);
  if (link?.key.kind !== 'link' || link.key.userId !== null) return null;
  const user: User = {
    id: randomUUID(),
    login: login.toLowerCase(),
    role: 'admin',
    agentId: null,
    createdAt: now,
  };
  const passwordHash = await hashPassword(password, gone);
  const isFirst = await accounts.addFirstUser({ ...user, passwordHash }, hash, access.clock());
  return isFirst ? startSession(access, user) : null;
}

/** Begins a session of the user for whom the link was issued; null if it is not good or no longer so. */
export async function signInByLink(access: Access, secret: string): Promise<NewSession | null> {
  const { store, clock } = access;
  const link = await store.accounts.takeLink(hashSecret(secret), clock());
  if (link === null || link.userId === null) return null;
  const user = (await store.accounts.users()).find(({ id }) => id === link.userId);
  return user === undefined ? null : startSession(access, user);
}

/** Who holds this secret; null if it is unknown, expired or of another kind than asked for. */
export async function recognise(
  { store, clock }: Access,
  secret: string,
  kind: 'session' | 'token',
): Promise<Visitor | null> {
  const now = clock();
  const found = await store.accounts.findKey(hashSecret(secret), now);
  if (found === null || found.user === null || found.key.kind !== kind) return null;
  await keepInUse(store, found.key, now);
  return { user: found.user, keyHash: found.key.hash, kind, since: found.key.createdAt };
}

/**
 * Who holds each of these keys, by their hashes, as somebody does who follows the board. Keys that are no
 * longer good are left out.
 */
export async function usersOfKeys(
  { store, clock }: Access,
  hashes: readonly string[],
  isStanding: (holder: { readonly user: User }) => Promise<boolean>,
): Promise<ReadonlyMap<string, User>> {
  const now = clock();
  const users = new Map<string, User>();
  for (const { key, user } of await store.accounts.findKeys(hashes, now)) {
    if (user === null || !(await isStanding({ user }))) continue;
    users.set(key.hash, user);
    await keepInUse(store, key, now);
  }
  return users;
}

/** How long a request waits until it is noted that its key is used, in milliseconds. */
const patienceMs = 300;
/** Not with every request: when a key was last used is told to this. */
const usedMs = 15 * 60_000;
const noting = new Set<string>();

/**
 * Notes that a key is used, which prolongs a session. If the database takes nothing, the page is shown all the same, and on
 * time.
 */
async function keepInUse({ accounts }: Access['store'], key: AccessKey, now: number): Promise<void> {
  const { kind, hash, createdAt, usedAt, expiresAt } = key;
  if (now - (usedAt ?? (kind === 'session' ? createdAt : 0)) < usedMs || noting.has(hash)) return;
  noting.add(hash);
  const until = kind === 'session' ? now + sessionMs : expiresAt;
  const using = accounts.useKey(hash, now, until).finally(() => noting.delete(hash));
  await spendAtMost(patienceMs, using, { instead: null });
}

/** The token that must come with every change from a browser. Only a page that holds the session knows it. */
export function csrfTokenOf(sessionSecret: string): string {
  return hashSecret(`csrf ${sessionSecret}`);
}

/** The form in which a secret is kept. It is random and long, so it needs no salt. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}

const session = { kind: 'session', label: 'browser', lifeMs: sessionMs } as const;

/** Begins a session of a user who has proved who they are. */
export async function startSession(access: Access, user: User): Promise<NewSession> {
  const secret = await issueKey(access, { ...session, userId: user.id });
  return { secret, expiresAt: access.clock() + sessionMs, user };
}

/** Begins a session of a user who has proved their password; null if it has been changed meanwhile. */
export async function startProvedSession(
  access: Access,
  { passwordHash, ...user }: ProvedUser,
): Promise<NewSession | null> {
  const secret = await issueProvedKey(access, { ...session, userId: user.id }, passwordHash);
  return secret === null ? null : { secret, expiresAt: access.clock() + sessionMs, user };
}

async function issueProvedKey(
  { store, clock }: Access,
  wanted: WantedKey & { readonly userId: string },
  passwordHash: string,
): Promise<string | null> {
  const { secret, key } = newKey(clock(), wanted);
  const isAdded = await store.accounts.addProvedKey({ ...key, userId: wanted.userId }, passwordHash);
  return isAdded ? secret : null;
}

/** Makes a secret of some kind, and keeps its hash. */
export async function issueKey({ store, clock }: Access, wanted: WantedKey): Promise<string> {
  const { secret, key } = newKey(clock(), wanted);
  await store.accounts.addKey(key);
  return secret;
}

type WantedKey = Pick<AccessKey, 'kind' | 'userId' | 'label'> & { readonly lifeMs: number | null };

/** A secret of some kind, and what is kept of it. */
export function newKey<Wanted extends WantedKey>(
  createdAt: number,
  { lifeMs, ...key }: Wanted,
): { secret: string; key: AccessKey & Pick<Wanted, 'userId'> } {
  const secret = randomBytes(32).toString('base64url');
  const expiresAt = lifeMs === null ? never : createdAt + lifeMs;
  return { secret, key: { hash: hashSecret(secret), ...key, createdAt, expiresAt, usedAt: null } };
}
