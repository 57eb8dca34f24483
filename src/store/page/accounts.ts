import type { Selectable } from 'kysely';
import type { Accounts, HeldKey } from '../../app/ports/accounts.ts';
import type { AccessKey, User, UserWithPassword } from '../../app/ports/page.ts';
import { chunks } from '../database/chunks.ts';
import { locking, type Session, type Write } from '../database/session.ts';
import type { KeyTable, UserTable } from '../database/tables.ts';
import { removeSecondFactor } from './second-factors.ts';

/** Users and their keys. Small and seldom asked for, so no query is kept prepared. */
export function openAccounts({ db }: Session, write: Write): Accounts {
  return { ...openUsers(db, write), ...openKeys(db, write) };
}

type UserMethod =
  | 'hasUsers'
  | 'users'
  | 'userByLogin'
  | 'addUser'
  | 'addFirstUser'
  | 'changeUser'
  | 'deleteUser';

function openUsers(db: Session['db'], write: Write): Pick<Accounts, UserMethod> {
  return {
    hasUsers: () => hasUsers(db),
    async users() {
      const rows = await db
        .selectFrom('familiar_users')
        .selectAll()
        .orderBy('login')
        .limit(mostUsers)
        .execute();
      return rows.map(toUser);
    },
    async userByLogin(login) {
      const row = await db
        .selectFrom('familiar_users')
        .selectAll()
        .where('login', '=', login)
        .executeTakeFirst();
      return row === undefined ? null : { ...toUser(row), passwordHash: row.password_hash };
    },
    addUser: user => write(unit => addUser(unit, user)),
    addFirstUser: (user, link, now) => write(unit => addFirstUser(unit, user, link, now)),
    changeUser: ({ id, role, agentId: agent_id, passwordHash: password_hash, provedBy }, kept = []) =>
      write(async unit => {
        const { numUpdatedRows } = await unit.db
          .updateTable('familiar_users')
          .set({ role, agent_id, password_hash })
          .where('id', '=', id)
          .$if(provedBy !== undefined, query => query.where('password_hash', '=', provedBy ?? null))
          .executeTakeFirstOrThrow();
        if (provedBy !== undefined && numUpdatedRows === 0n) return false;
        const keys = unit.db.deleteFrom('familiar_keys').where('user_id', '=', id);
        await (kept.length === 0 ? keys : keys.where('hash', 'not in', kept)).execute();
        return true;
      }),
    deleteUser: id =>
      write(async unit => {
        await unit.db.deleteFrom('familiar_keys').where('user_id', '=', id).execute();
        await removeSecondFactor(unit.db, id);
        await unit.db.deleteFrom('familiar_users').where('id', '=', id).execute();
      }),
  };
}

function openKeys(db: Session['db'], write: Write): Omit<Accounts, UserMethod> {
  return {
    addKey: key =>
      write(async unit => {
        await unit.db.insertInto('familiar_keys').values(toKeyRow(key)).execute();
      }),
    addProvedKey: (key, passwordHash) => write(unit => addProvedKey(unit, key, passwordHash)),
    replaceSetUpLink: key =>
      write(async unit => {
        await deleteSetUpLinks(unit.db);
        await unit.db.insertInto('familiar_keys').values(toKeyRow(key)).execute();
      }),
    findKey: async (hash, now) => (await findKeys(db, [hash], now))[0] ?? null,
    async findKeys(hashes, now) {
      const found: HeldKey[] = [];
      for (const some of chunks(hashes, mostKeys)) found.push(...(await findKeys(db, some, now)));
      return found;
    },
    takeLink: (hash, now) => write(unit => takeLink(unit, hash, now)),
    extendKey: (hash, expires_at) =>
      write(async unit => {
        await unit.db.updateTable('familiar_keys').set({ expires_at }).where('hash', '=', hash).execute();
      }),
    async keysOf(userId) {
      const rows = await db
        .selectFrom('familiar_keys')
        .selectAll()
        .where('user_id', '=', userId)
        .orderBy('created_at', 'desc')
        .limit(mostKeys)
        .execute();
      return rows.map(toKey);
    },
    async wallKeys(now) {
      const rows = await db
        .selectFrom('familiar_keys')
        .selectAll()
        .where('kind', '=', 'wall')
        .where('expires_at', '>', now)
        .orderBy('created_at', 'desc')
        .limit(mostKeys)
        .execute();
      return rows.map(toKey);
    },
    deleteKey: hash =>
      write(async unit => {
        await unit.db.deleteFrom('familiar_keys').where('hash', '=', hash).execute();
      }),
    deleteExpiredKeys: now =>
      write(async unit => {
        await unit.db.deleteFrom('familiar_keys').where('expires_at', '<=', now).execute();
      }),
  };
}

const mostUsers = 1_000;
const mostKeys = 200;

async function addUser({ db }: Session, user: UserWithPassword): Promise<boolean> {
  const taken = await db.selectFrom('familiar_users').select('id').where('login', '=', user.login).execute();
  if (taken.length > 0) return false;
  await db
    .insertInto('familiar_users')
    .values({
      id: user.id,
      login: user.login,
      role: user.role,
      agent_id: user.agentId,
      password_hash: user.passwordHash,
      created_at: user.createdAt,
    })
    .execute();
  return true;
}

async function hasUsers(db: Session['db']): Promise<boolean> {
  return (await db.selectFrom('familiar_users').select('id').limit(1).executeTakeFirst()) !== undefined;
}

/**
 * Of two who hold different links each deletes both: one waits for the other, and then finds their own gone. So it is only
 * afterwards that users are looked for.
 */
async function addFirstUser(
  session: Session,
  user: UserWithPassword,
  link: string,
  now: number,
): Promise<boolean> {
  const { db } = session;
  const taken = await setUpLinks(db)
    .where('hash', '=', link)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  if (taken.numDeletedRows === 0n) return false;
  await deleteSetUpLinks(db);
  return !(await hasUsers(db)) && addUser(session, user);
}

/** Links that belong to no user, of whom there is none yet. */
function setUpLinks(db: Session['db']) {
  return db.deleteFrom('familiar_keys').where('kind', '=', 'link').where('user_id', 'is', null);
}

async function deleteSetUpLinks(db: Session['db']): Promise<void> {
  await setUpLinks(db).execute();
}

async function findKeys(
  db: Session['db'],
  hashes: readonly string[],
  now: number,
): Promise<readonly HeldKey[]> {
  const rows = await db
    .selectFrom('familiar_keys')
    .selectAll()
    .where('hash', 'in', hashes)
    .where('expires_at', '>', now)
    .execute();
  const ids = [...new Set(rows.flatMap(row => row.user_id ?? []))];
  const users =
    ids.length === 0
      ? []
      : await db.selectFrom('familiar_users').selectAll().where('id', 'in', ids).execute();
  return rows.map(row => {
    const user = users.find(({ id }) => id === row.user_id);
    return { key: toKey(row), user: user === undefined ? null : toUser(user) };
  });
}

/** Whoever changes the password meanwhile waits for the lock, and then ends this key too. */
async function addProvedKey(
  session: Session,
  key: AccessKey & { readonly userId: string },
  passwordHash: string,
): Promise<boolean> {
  const owner = session.db
    .selectFrom('familiar_users')
    .select('id')
    .where('id', '=', key.userId)
    .where('password_hash', '=', passwordHash);
  if ((await locking(session, owner).executeTakeFirst()) === undefined) return false;
  await session.db.insertInto('familiar_keys').values(toKeyRow(key)).execute();
  return true;
}

async function takeLink({ db }: Session, hash: string, now: number): Promise<AccessKey | null> {
  const row = await db
    .selectFrom('familiar_keys')
    .selectAll()
    .where('hash', '=', hash)
    .where('kind', '=', 'link')
    .where('expires_at', '>', now)
    .executeTakeFirst();
  if (row === undefined) return null;
  // Of two who hold the same link, one deletes it.
  const taken = await db.deleteFrom('familiar_keys').where('hash', '=', hash).executeTakeFirst();
  return taken.numDeletedRows > 0n ? toKey(row) : null;
}

function toUser(row: Selectable<UserTable>): User {
  return { id: row.id, login: row.login, role: row.role, agentId: row.agent_id, createdAt: row.created_at };
}

function toKeyRow(key: AccessKey): KeyTable {
  const { hash, kind, userId: user_id, label, createdAt: created_at, expiresAt: expires_at } = key;
  return { hash, kind, user_id, label, created_at, expires_at };
}

function toKey(row: Selectable<KeyTable>): AccessKey {
  const { hash, kind, user_id: userId, label, created_at: createdAt, expires_at: expiresAt } = row;
  return { hash, kind, userId, label, createdAt, expiresAt };
}
