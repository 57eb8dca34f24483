import { type Accounts, LastAdminError } from '../../app/ports/accounts.ts';
import type { User, UserWithPassword } from '../../app/ports/page.ts';
import { locking, type Session, type UnitOfWork, type Write } from '../database/session.ts';
import { toUser } from './account-rows.ts';
import { deleteSetUpLinks, openKeys, setUpLinks } from './keys.ts';
import { openPasswordLinks } from './password-links.ts';
import { removeSecondFactor } from './second-factors.ts';

/** Users and their keys. Small and seldom asked for, so no query is kept prepared. */
export function openAccounts({ db }: Session, write: Write): Accounts {
  return { ...openUsers(db, write), ...openKeys(db, write), ...openPasswordLinks(db, write) };
}

type UserMethod =
  | 'hasUsers'
  | 'users'
  | 'userByLogin'
  | 'addUser'
  | 'addFirstUser'
  | 'changeUser'
  | 'editUser'
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
    editUser: edit => write(unit => editUser(unit, edit)),
    deleteUser: id =>
      write(async unit => {
        await keepAnAdmin(unit, id);
        await unit.db.deleteFrom('familiar_keys').where('user_id', '=', id).execute();
        await removeSecondFactor(unit.db, id);
        await unit.db.deleteFrom('familiar_users').where('id', '=', id).execute();
      }),
  };
}

const mostUsers = 1_000;

/** Two admins may take the role from each other at the same moment, so whoever is second waits and sees. */
async function keepAnAdmin(unit: UnitOfWork, without: string): Promise<void> {
  const ofAdmins = unit.db
    .selectFrom('familiar_users')
    .select('id')
    .where('role', '=', 'admin')
    .orderBy('id');
  const ids = (await locking(unit, ofAdmins).execute()).map(({ id }) => id);
  if (ids.length === 1 && ids[0] === without) throw new LastAdminError('the last admin stays one');
}

async function editUser(
  unit: UnitOfWork,
  { id, login, role, agentId: agent_id }: Pick<User, 'id' | 'login' | 'role' | 'agentId'>,
): Promise<boolean> {
  const { db, now } = unit;
  if (role !== 'admin') await keepAnAdmin(unit, id);
  const named = await db
    .selectFrom('familiar_users')
    .select(['id', 'login'])
    .where(any => any.or([any('login', '=', login), any('id', '=', id)]))
    .execute();
  if (named.some(other => other.id !== id)) return false;
  await db.updateTable('familiar_users').set({ login, role, agent_id }).where('id', '=', id).execute();
  const before = named[0]?.login;
  if (before !== undefined && before !== login)
    for (const column of ['taken_by', 'done_by'] as const)
      await db
        .updateTable('familiar_callbacks')
        .set({ [column]: login, changed_at: now })
        .where(column, '=', before)
        .execute();
  if (before !== undefined && before !== login)
    await db
      .updateTable('familiar_wishes')
      .set({ decided_by: login })
      .where('decided_by', '=', before)
      .execute();
  return true;
}

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
