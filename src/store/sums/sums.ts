import type { PastSums, Sums } from '../../app/ports/sums.ts';
import { incoming, onConflict } from '../database/on-conflict.ts';
import type { Session, Write } from '../database/session.ts';
import { readChanges } from './changes.ts';

/** Sums of days as they lie in the database. */
export function openSums(session: Session, write: Write): Sums {
  return {
    ...pastSumsIn(session),
    save: ({ day, zone, basis, changes, sums }) =>
      write(async ({ db, kind }) => {
        const insert = db.insertInto('familiar_day_sums').values({ day, zone, basis, changes, sums });
        const set = incoming(kind, ['basis', 'changes', 'sums']);
        await onConflict(kind, insert, { key: ['day', 'zone'], set }).execute();
      }),
    drop: (zone, from) =>
      write(async ({ db }) => {
        await db.deleteFrom('familiar_day_sums').where('zone', '=', zone).where('day', '>=', from).execute();
      }),
  };
}

export function pastSumsIn(session: Session): PastSums {
  const { db } = session;
  return {
    async between({ zone, basis, first, last }) {
      const changesAbout = await readChanges(session, first, last);
      const rows = await db
        .selectFrom('familiar_day_sums')
        .selectAll()
        .where('day', '>=', first)
        .where('day', '<=', last)
        .where('zone', '=', zone)
        .where('basis', '=', basis)
        .execute();
      return rows.filter(row => row.changes === changesAbout(row.day));
    },
    async days() {
      const rows = await db
        .selectFrom('familiar_day_sums')
        .select(['day', 'zone', 'basis', 'changes'])
        .orderBy('day')
        .execute();
      const [first = 0, last = 0] = [rows[0]?.day, rows.at(-1)?.day];
      const changesAbout = await readChanges(session, first, last);
      return rows.filter(row => row.changes === changesAbout(row.day));
    },
    changesAbout: async day => (await readChanges(session, day, day))(day),
    async span() {
      const [first, last] = await Promise.all([readEnd(session, 'asc'), readEnd(session, 'desc')]);
      return first === null || last === null ? null : { first, last };
    },
  };
}

async function readEnd({ db }: Session, order: 'asc' | 'desc'): Promise<number | null> {
  const row = await db
    .selectFrom('familiar_calls')
    .select('first_seen_at')
    .orderBy('first_seen_at', order)
    .limit(1)
    .executeTakeFirst();
  return row?.first_seen_at ?? null;
}
