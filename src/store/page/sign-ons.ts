import type { SignOns } from '../../app/ports/sign-ons.ts';
import type { Session, Write } from '../database/session.ts';
import type { SignOnTable } from '../database/tables.ts';

export function openSignOns({ db }: Session, write: Write): SignOns {
  return {
    async find(userId) {
      const row = await db
        .selectFrom('familiar_sign_ons')
        .selectAll()
        .where('user_id', '=', userId)
        .executeTakeFirst();
      if (row === undefined) return null;
      const { agent_id: agentId, renewal, confirmed_at: confirmedAt } = row;
      return { agentId, renewal, confirmedAt };
    },
    confirm: (userId, confirmed_at, renewal) =>
      write(unit =>
        put(unit, userId, { confirmed_at, asked_until: 0, ...(renewal !== null && { renewal }) }),
      ),
    renew: (userId, renewal) => write(unit => put(unit, userId, { renewal })),
    revoke: userId => write(unit => put(unit, userId, { confirmed_at: 0, asked_until: 0, renewal: null })),
    assign: (userId, agent_id) => write(unit => put(unit, userId, { agent_id })),
    claim: (userId, now, asked_until) =>
      write(async unit => {
        const changed = await unit.db
          .updateTable('familiar_sign_ons')
          .set({ asked_until })
          .where('user_id', '=', userId)
          .where('asked_until', '<=', now)
          .executeTakeFirst();
        return changed.numUpdatedRows > 0n;
      }),
  };
}

/** If two connections add the same row at a moment, one fails on the primary key and tries again. */
async function put({ db }: Session, userId: string, change: Partial<SignOnTable>): Promise<void> {
  const known = await db
    .selectFrom('familiar_sign_ons')
    .select('user_id')
    .where('user_id', '=', userId)
    .executeTakeFirst();
  if (known === undefined)
    await db
      .insertInto('familiar_sign_ons')
      .values({ user_id: userId, agent_id: null, renewal: null, confirmed_at: 0, asked_until: 0, ...change })
      .execute();
  else await db.updateTable('familiar_sign_ons').set(change).where('user_id', '=', userId).execute();
}
