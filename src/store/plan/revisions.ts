import type { FullRevision, NewRevision, PlanStore, Revision } from '../../app/ports/plan.ts';
import type { Session, UnitOfWork } from '../database/session.ts';
import type { RevisionTable } from '../database/tables.ts';
import { changeAnnouncement } from './announcements.ts';

/**
 * Of each person, so nobody's changes push out those of others. More than anybody undoes; a large
 * configuration takes a megabyte each.
 */
const revisionsKept = 1_000;

/** The number of the revision in force; 0 where there is none. */
export async function readLatestRevision({ db }: Session): Promise<number> {
  const row = await db
    .selectFrom('familiar_revisions')
    .select(({ fn }) => fn.max('number').as('number'))
    .executeTakeFirst();
  return row?.number ?? 0;
}

export async function readRevision({ db }: Session, number: number): Promise<FullRevision | null> {
  const row = await db
    .selectFrom('familiar_revisions')
    .selectAll()
    .where('number', '=', number)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { document, written } = row;
  return { ...toRevision(row), document: document === null ? null : JSON.parse(document), written };
}

/** The latest revisions, or the latest before that of a number; newest first. */
export async function readRevisions(
  { db }: Session,
  limit: number,
  before = Number.MAX_SAFE_INTEGER,
): Promise<readonly Revision[]> {
  const rows = await db
    .selectFrom('familiar_revisions')
    .select(['number', 'at', 'changed_by', 'kind', 'changes'])
    .where('number', '<', before)
    .orderBy('number', 'desc')
    .limit(limit)
    .execute();
  return rows.map(toRevision);
}

/**
 * Adds a revision after `basedOn`, if that is the latest, and returns its number; else null. If two
 * connections add one at the same moment, one fails on the primary key, tries again, and finds the other's.
 */
export async function writeRevision(
  unit: UnitOfWork,
  next: NewRevision,
  basedOn: number,
): Promise<number | null> {
  if ((await readLatestRevision(unit)) !== basedOn) return null;
  const { db } = unit;
  const number = basedOn + 1;
  const { at, by, kind, changes, document, written, announcement } = next;
  await db
    .insertInto('familiar_revisions')
    .values({
      number,
      at,
      changed_by: by,
      kind,
      changes: JSON.stringify(changes),
      document: document === null ? null : JSON.stringify(document),
      written,
    })
    .execute();
  await dropOldest(unit, by);
  if (announcement !== null) await changeAnnouncement(unit, announcement);
  return number;
}

/** Drops what somebody changed before their latest thousand changes. */
async function dropOldest({ db }: Session, by: string): Promise<void> {
  const first = await db
    .selectFrom('familiar_revisions')
    .select('number')
    .where('changed_by', '=', by)
    .orderBy('number', 'desc')
    .offset(revisionsKept)
    .limit(1)
    .executeTakeFirst();
  if (first === undefined) return;
  await db
    .deleteFrom('familiar_revisions')
    .where('changed_by', '=', by)
    .where('number', '<=', first.number)
    .execute();
}

/** Only for erasing a person: otherwise a revision never changes. */
export async function rewriteRevision(
  { db }: Session,
  { number, document, written, changes }: Parameters<PlanStore['rewriteRevision']>[0],
): Promise<void> {
  await db
    .updateTable('familiar_revisions')
    .set({
      changes: JSON.stringify(changes),
      document: document === null ? null : JSON.stringify(document),
      written,
    })
    .where('number', '=', number)
    .execute();
}

function toRevision(row: Pick<RevisionTable, 'number' | 'at' | 'changed_by' | 'kind' | 'changes'>): Revision {
  const { number, at, changed_by: by, kind, changes } = row;
  return { number, at, by, kind, changes: JSON.parse(changes) };
}
