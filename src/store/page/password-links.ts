import type { Accounts } from '../../app/ports/accounts.ts';
import type { Session, Write } from '../database/session.ts';
import { toKeyRow } from './account-rows.ts';

type Method = 'signInStates' | 'replacePasswordLink' | 'usePasswordLink';

/** Links by which users choose a password, and who has chosen one. */
export function openPasswordLinks(db: Session['db'], write: Write): Pick<Accounts, Method> {
  return {
    async signInStates(now) {
      const users = await db.selectFrom('familiar_users').select(['id', 'password_hash']).execute();
      const keys = await db
        .selectFrom('familiar_keys')
        .select(({ fn }) => [
          'user_id',
          'kind',
          fn.max('used_at').as('used_at'),
          fn.max('created_at').as('created_at'),
          fn.max('expires_at').as('expires_at'),
        ])
        .where('kind', 'in', ['session', 'token', 'password'])
        .groupBy(['user_id', 'kind'])
        .execute();
      return users.map(({ id, password_hash }) => {
        const own = keys.filter(({ user_id }) => user_id === id);
        const link = Number(own.find(({ kind }) => kind === 'password')?.expires_at ?? 0);
        const begun = Number(own.find(({ kind }) => kind === 'session')?.created_at ?? 0);
        const seen = Math.max(begun, ...own.map(({ used_at }) => Number(used_at ?? 0)));
        return {
          userId: id,
          hasPassword: password_hash !== null,
          linkUntil: link > now ? link : null,
          lastSeenAt: seen === 0 ? null : seen,
        };
      });
    },
    replacePasswordLink: key =>
      write(async unit => {
        await unit.db
          .deleteFrom('familiar_keys')
          .where('user_id', '=', key.userId)
          .where('kind', '=', 'password')
          .execute();
        await unit.db.insertInto('familiar_keys').values(toKeyRow(key)).execute();
      }),
    usePasswordLink: (hash, passwordHash, now) => write(unit => use(unit, hash, passwordHash, now)),
  };
}

/** Of two who hold the same link, one deletes it. */
async function use({ db }: Session, hash: string, password_hash: string, now: number): Promise<boolean> {
  const link = await db
    .selectFrom('familiar_keys')
    .select('user_id')
    .where('hash', '=', hash)
    .where('kind', '=', 'password')
    .where('expires_at', '>', now)
    .executeTakeFirst();
  if (link === undefined || link.user_id === null) return false;
  const taken = await db.deleteFrom('familiar_keys').where('hash', '=', hash).executeTakeFirst();
  if (taken.numDeletedRows === 0n) return false;
  await db.updateTable('familiar_users').set({ password_hash }).where('id', '=', link.user_id).execute();
  await db.deleteFrom('familiar_keys').where('user_id', '=', link.user_id).execute();
  return true;
}
