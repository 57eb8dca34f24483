import type { Accounts, HeldKey } from '../../app/ports/accounts.ts';
import type { AccessKey } from '../../app/ports/page.ts';
import { chunks } from '../database/chunks.ts';
import { locking, type Session, type Write } from '../database/session.ts';
import type { KeyTable } from '../database/tables.ts';
import { toKey, toKeyRow, toUser } from './account-rows.ts';

type KeyMethod =
  | 'addKey'
  | 'addProvedKey'
  | 'replaceSetUpLink'
  | 'findKey'
  | 'findKeys'
  | 'takeLink'
  | 'useKey'
  | 'labelKey'
  | 'keysOf'
  | 'wallKeys'
  | 'deleteKey'
  | 'endSessions'
  | 'deleteExpiredKeys';

/** The keys of users and wall screens. */
export function openKeys(db: Session['db'], write: Write): Pick<Accounts, KeyMethod> {
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
    useKey: (hash, used_at, expires_at) => write(unit => setKey(unit, hash, { used_at, expires_at })),
    labelKey: (hash, label) => write(unit => setKey(unit, hash, { label })),
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
    endSessions: (userId, kept) =>
      write(async unit => {
        await unit.db
          .deleteFrom('familiar_keys')
          .where('user_id', '=', userId)
          .where('kind', '=', 'session')
          .where('hash', '!=', kept ?? '')
          .execute();
      }),
    deleteExpiredKeys: now =>
      write(async unit => {
        await unit.db.deleteFrom('familiar_keys').where('expires_at', '<=', now).execute();
      }),
  };
}

const mostKeys = 200;

/** Links that belong to no user, of whom there is none yet. */
export function setUpLinks(db: Session['db']) {
  return db.deleteFrom('familiar_keys').where('kind', '=', 'link').where('user_id', 'is', null);
}

export async function deleteSetUpLinks(db: Session['db']): Promise<void> {
  await setUpLinks(db).execute();
}

async function setKey({ db }: Session, hash: string, change: Partial<KeyTable>): Promise<void> {
  await db.updateTable('familiar_keys').set(change).where('hash', '=', hash).execute();
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
