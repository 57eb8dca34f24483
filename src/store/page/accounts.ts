import type { Selectable } from 'kysely';
import type { AccessKey, Accounts, User, UserWithPassword } from '../../app/ports/page.ts';
import type { Session, Write } from '../database/session.ts';
import type { KeyTable, UserTable } from '../database/tables.ts';

/** Users and their keys. Small and seldom asked for, so no query is kept prepared. */
export function openAccounts({ db }: Session, write: Write): Accounts {
  return { ...openUsers(db, write), ...openKeys(db, write) };
}

type UserMethod = 'hasUsers' | 'users' | 'userByLogin' | 'addUser' | 'changeUser' | 'deleteUser';

function openUsers(db: Session['db'], write: Write): Pick<Accounts, UserMethod> {
  return {
    async hasUsers() {
      return (await db.selectFrom('familiar_users').select('id').limit(1).executeTakeFirst()) !== undefined;
    },
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
    changeUser: (user, kept = []) =>
      write(async unit => {
        const { role, agentId: agent_id, passwordHash: password_hash } = user;
        await unit.db
          .updateTable('familiar_users')
          .set({ role, agent_id, password_hash })
          .where('id', '=', user.id)
          .execute();
        const keys = unit.db.deleteFrom('familiar_keys').where('user_id', '=', user.id);
        await (kept.length === 0 ? keys : keys.where('hash', 'not in', kept)).execute();
      }),
    deleteUser: id =>
      write(async unit => {
        await unit.db.deleteFrom('familiar_keys').where('user_id', '=', id).execute();
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
    findKey: (hash, now) => findKey(db, hash, now),
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

async function findKey(
  db: Session['db'],
  hash: string,
  now: number,
): Promise<{ key: AccessKey; user: User | null } | null> {
  const row = await db
    .selectFrom('familiar_keys')
    .selectAll()
    .where('hash', '=', hash)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  if (row === undefined) return null;
  const user =
    row.user_id === null
      ? undefined
      : await db.selectFrom('familiar_users').selectAll().where('id', '=', row.user_id).executeTakeFirst();
  return { key: toKey(row), user: user === undefined ? null : toUser(user) };
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
