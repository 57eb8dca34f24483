import type { ErasedListState, NewlyErased } from '../../app/ports/erasure.ts';
import type { PhoneNumber } from '../../domain/phone-number.ts';
import { chunks } from '../database/chunks.ts';
import { incoming, onConflict } from '../database/on-conflict.ts';
import type { Session, Write } from '../database/session.ts';
import type { Erased, ErasedFile } from './erased-file.ts';

const rowsAtOnce = 500;

/** Who was erased, and until when, as the database knows it; the file beside it is a copy for after a restore. */
export interface ErasedList {
  /** Puts somebody on the list; what happened until `at` (epoch milliseconds) counts as erased from now on. */
  add(write: Write, caller: PhoneNumber, at: number): Promise<void>;
  /** Until when these are erased, in epoch milliseconds; those who are not on the list are left out. */
  erasedUntil(session: Session, callers: readonly PhoneNumber[]): Promise<ReadonlyMap<PhoneNumber, number>>;
  /** Makes file and table the same. What only the file has is due: the table was restored from before it. */
  settle(session: Session, write: Write): Promise<ErasedListState>;
  /** Notes that everybody has been erased again. */
  done(write: Write): Promise<void>;
  /** Those who were put on the list since a moment, in epoch milliseconds. */
  since(session: Session, at: number): Promise<readonly NewlyErased[]>;
}

export function openErasedList(file: ErasedFile): ErasedList {
  return {
    async add(write, caller, at) {
      const key = await file.keyForNew();
      const erased = { hash: key.hash(caller), at };
      // The file first: a list that knows too much does no harm.
      await file.append([erased]);
      await write(unit => writeErased(unit, [erased], 0));
    },
    async erasedUntil(session, callers) {
      const key = callers.length === 0 ? null : await file.key();
      if (key === null) return new Map();
      const numbers = new Map(callers.map(caller => [key.hash(caller), caller]));
      const until = new Map<PhoneNumber, number>();
      for (const hashes of chunks([...numbers.keys()], rowsAtOnce)) {
        const rows = await session.db
          .selectFrom('familiar_erased')
          .select(['hash', 'erased_at'])
          .where('hash', 'in', hashes)
          .execute();
        for (const { hash, erased_at } of rows) {
          const caller = numbers.get(hash);
          if (caller !== undefined) until.set(caller, erased_at);
        }
      }
      return until;
    },
    async settle(session, write) {
      const key = await file.key();
      const kept = await file.read();
      const rows = await session.db.selectFrom('familiar_erased').selectAll().execute();
      const known = new Map(rows.map(row => [row.hash, row.erased_at]));
      const missing = kept.filter(({ hash, at }) => (known.get(hash) ?? Number.NEGATIVE_INFINITY) < at);
      for (const some of chunks(missing, rowsAtOnce)) await write(unit => writeErased(unit, some, 1));
      const inFile = new Map(kept.map(({ hash, at }) => [hash, at]));
      await file.append(
        rows
          .filter(row => (inFile.get(row.hash) ?? Number.NEGATIVE_INFINITY) < row.erased_at)
          .map(row => ({ hash: row.hash, at: row.erased_at })),
      );
      const due = new Set([...rows.filter(row => row.is_due === 1), ...missing].map(({ hash }) => hash));
      const strange = [...known.keys()].filter(hash => key?.made(hash) !== true);
      return { due: due.size, ofAnotherKey: strange.length };
    },
    async done(write) {
      await write(unit =>
        unit.db.updateTable('familiar_erased').set('is_due', 0).where('is_due', '=', 1).execute(),
      );
    },
    async since(session, at) {
      const key = await file.key();
      if (key === null) return [];
      const rows = await session.db
        .selectFrom('familiar_erased')
        .select(['hash', 'erased_at'])
        .where('erased_at', '>=', at)
        .execute();
      return rows.map(({ hash, erased_at }) => ({
        id: `${hash} ${erased_at}`,
        is: caller => key.hash(caller) === hash,
      }));
    },
  };
}

async function writeErased({ db, kind }: Session, erased: readonly Erased[], isDue: 0 | 1): Promise<void> {
  const latest = new Map(erased.toSorted((a, b) => a.at - b.at).map(({ hash, at }) => [hash, at]));
  const rows = [...latest].map(([hash, erased_at]) => ({ hash, erased_at, is_due: isDue }));
  const insert = db.insertInto('familiar_erased').values(rows);
  const set = incoming(kind, ['erased_at', 'is_due']);
  await onConflict(kind, insert, { key: ['hash'], set }).execute();
}
