import type { Selectable } from 'kysely';
import type { Wish, Wishes } from '../../app/ports/wishes.ts';
import type { PhoneNumber } from '../../domain/phone-number.ts';
import type { Session, Write } from '../database/session.ts';
import type { WishTable } from './tables.ts';

export function openWishes({ db }: Session, write: Write): Wishes {
  return {
    async ofAgent(agentId) {
      const rows = await db
        .selectFrom('familiar_wishes')
        .selectAll()
        .where('agent_id', '=', agentId)
        .execute();
      return rows.map(toWish).sort((a, b) => b.madeAt - a.madeAt);
    },
    async open() {
      const rows = await db.selectFrom('familiar_wishes').selectAll().where('state', '=', 'open').execute();
      return rows.map(toWish).sort((a, b) => a.madeAt - b.madeAt);
    },
    make: ({ caller, agentId, reason, madeAt }) =>
      write(async unit => {
        const of = unit.db.deleteFrom('familiar_wishes').where('caller', '=', caller);
        await of.where('agent_id', '=', agentId).where('state', '!=', 'open').execute();
        const insert = unit.db.insertInto('familiar_wishes').values({
          caller,
          agent_id: agentId,
          reason: JSON.stringify(reason),
          made_at: madeAt,
          state: 'open',
          decided_by: null,
          decided_at: null,
        });
        const made = await (unit.kind === 'mysql'
          ? insert.ignore()
          : insert.onConflict(conflict => conflict.doNothing())
        ).executeTakeFirst();
        return (made.numInsertedOrUpdatedRows ?? 0n) > 0n;
      }),
    withdraw: (caller, agentId) =>
      write(async unit => {
        const taken = await unit.db
          .deleteFrom('familiar_wishes')
          .where('caller', '=', caller)
          .where('agent_id', '=', agentId)
          .where('state', '=', 'open')
          .executeTakeFirst();
        return taken.numDeletedRows > 0n;
      }),
    decide: ({ caller, agentId }, { state, by, at }) =>
      write(async unit => {
        const decided = await unit.db
          .updateTable('familiar_wishes')
          .set({ state, decided_by: by, decided_at: at })
          .where('caller', '=', caller)
          .where('agent_id', '=', agentId)
          .where('state', '=', 'open')
          .executeTakeFirst();
        return decided.numUpdatedRows > 0n;
      }),
    dropOf: agentIds =>
      write(async unit => {
        if (agentIds.length > 0)
          await unit.db.deleteFrom('familiar_wishes').where('agent_id', 'in', agentIds).execute();
      }),
  };
}

/** What agents wish of a caller. */
export async function readWishesOf({ db }: Session, caller: PhoneNumber): Promise<readonly Wish[]> {
  const rows = await db.selectFrom('familiar_wishes').selectAll().where('caller', '=', caller).execute();
  return rows.map(toWish);
}

function toWish(row: Selectable<WishTable>): Wish {
  return {
    caller: row.caller,
    agentId: row.agent_id,
    reason: JSON.parse(row.reason),
    madeAt: row.made_at,
    state: row.state,
    decidedBy: row.decided_by,
    decidedAt: row.decided_at,
  };
}
