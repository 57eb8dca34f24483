import type { AccessKey, User, UserWithPassword } from './page.ts';

/** Nobody could add users any more: the only admin there is must stay one. */
export class LastAdminError extends Error {
  override readonly name = 'LastAdminError';
}

/** A key and whose it is; null: nobody's, as that of a wall screen. */
export interface HeldKey {
  readonly key: AccessKey;
  readonly user: User | null;
}

/** What changes of a user; what is left out stays as it is by then. */
export interface UserChange
  extends Pick<User, 'id'>,
    Partial<Pick<UserWithPassword, 'role' | 'agentId' | 'passwordHash'>> {
  /** The hash of the password that whoever asks for it has given. */
  readonly provedBy?: string;
}

/** What is known of how a user signs in. */
export interface SignInState {
  readonly userId: string;
  readonly hasPassword: boolean;
  /** Until when a link to choose a password is good, in epoch milliseconds; null: there is none. */
  readonly linkUntil: number | null;
  /** When a session or token of theirs was last used, of those that there still are. */
  readonly lastSeenAt: number | null;
}

/** Who may use the page. Every method rejects with the driver's error if the database fails. */
export interface Accounts {
  hasUsers(): Promise<boolean>;
  users(): Promise<readonly User[]>;
  userByLogin(login: string): Promise<UserWithPassword | null>;
  /** False if the login is taken. */
  addUser(user: UserWithPassword): Promise<boolean>;
  /**
   * Adds the first user of all by a link for setting up, and takes all such links out of the database. False if the link is
   * not there or has expired at `now`, or there are users already. Of several callers only one succeeds.
   */
  addFirstUser(user: UserWithPassword, linkHash: string, now: number): Promise<boolean>;
  /**
   * Changes a user, and ends all their keys but those with these hashes. False, and nothing is changed, if they have
   * another password by now than the change was proved by.
   */
  changeUser(change: UserChange, kept?: readonly string[]): Promise<boolean>;
  /**
   * Changes name, role or agent of a user, who stays signed in and has these rights from then on. False if the login is
   * another's. Callbacks that they have taken stay theirs. Rejects with a {@link LastAdminError}.
   */
  editUser(edit: Pick<User, 'id' | 'login' | 'role' | 'agentId'>): Promise<boolean>;
  /** How each of the users signs in, as of `now`. */
  signInStates(now: number): Promise<readonly SignInState[]>;
  /** Deletes a user with all their keys and their second factor. Rejects with a {@link LastAdminError}. */
  deleteUser(id: string): Promise<void>;
  addKey(key: AccessKey): Promise<void>;
  /**
   * Adds a key of somebody who has proved their password. False if the hash by which they did so is no longer theirs: so no
   * key outlives a change of the password that ends all keys.
   */
  addProvedKey(key: AccessKey & { readonly userId: string }, passwordHash: string): Promise<boolean>;
  /** Adds a link for setting up, which takes the place of all others. */
  replaceSetUpLink(key: AccessKey): Promise<void>;
  /** The key with this hash and its user, unless it has expired at `now`. */
  findKey(hash: string, now: number): Promise<HeldKey | null>;
  /** Those of the keys with these hashes that are there and have not expired at `now`. */
  findKeys(hashes: readonly string[], now: number): Promise<readonly HeldKey[]>;
  /**
   * Takes a link out of the database; null if it is not there or has expired. Of several callers only one
   * gets it.
   */
  takeLink(hash: string, now: number): Promise<AccessKey | null>;
  /** Adds a link to choose a password, which takes the place of the user's earlier ones. */
  replacePasswordLink(key: AccessKey & { readonly userId: string }): Promise<void>;
  /**
   * Gives a user the password that they chose by a link, and ends all their keys. False if the link is not there or has
   * expired at `now`: it is good once.
   */
  usePasswordLink(hash: string, passwordHash: string, now: number): Promise<boolean>;
  /** Notes that a key is used, and until when it is good now. */
  useKey(hash: string, usedAt: number, expiresAt: number): Promise<void>;
  /** Says in which browser a session is. */
  labelKey(hash: string, label: string): Promise<void>;
  /** The keys of a user, newest first. */
  keysOf(userId: string): Promise<readonly AccessKey[]>;
  /** Links of wall screens that have not expired at `now`, newest first. */
  wallKeys(now: number): Promise<readonly AccessKey[]>;
  deleteKey(hash: string): Promise<void>;
  /** Ends the sessions of a user, but for the one with this hash if it is theirs. */
  endSessions(userId: string, kept: string | null): Promise<void>;
  deleteExpiredKeys(now: number): Promise<void>;
}
