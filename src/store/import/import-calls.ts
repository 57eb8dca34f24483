import type { ImportBatch, Imported, ImportState, ImportTotals } from '../../app/ports/import.ts';
import type { PastCall } from '../../domain/journal-entry.ts';
import { readMeta, writeMeta } from '../database/meta.ts';
import type { Session, UnitOfWork } from '../database/session.ts';
import type { ErasedList } from '../erasure/erased-list.ts';
import { pastCallsWithoutErased } from '../erasure/without-erased.ts';
import { claim, filedIds } from '../journal/flow-ids.ts';
import { flowsWithEntries } from '../journal/journal.ts';
import { readRoster } from '../provider/saved-roster.ts';
import { addPastCalls } from './add-past-calls.ts';
import { redatePastCalls } from './redate-past-calls.ts';
import { isSameCall, readCallsAround, whoIsOn, withoutKnownElsewhere } from './same-call.ts';

/** Adds the calls that are not there yet, and notes how far the source has been read. */
export async function importCalls(
  unit: UnitOfWork,
  erased: ErasedList,
  batch: ImportBatch,
): Promise<Imported> {
  const { source, isTrial, position, totals, isUndated = false } = batch;
  const calls = await pastCallsWithoutErased(unit, erased, batch.calls, isUndated);
  const fresh = await findFresh(unit, { ...batch, calls });
  const imported = {
    added: fresh.length,
    known: calls.length - fresh.length,
    withoutCaller: batch.calls.length - calls.length,
  };
  if (isTrial) return imported;
  await addPastCalls(unit, fresh);
  if (batch.hasRows) await redatePastCalls(unit, calls);
  const state: ImportState = { position, totals: addTotals(totals, imported) };
  await writeMeta(unit, metaName(source), state);
  return imported;
}

function addTotals(totals: ImportTotals, { added, known, withoutCaller }: Imported): ImportTotals {
  return {
    ...totals,
    added: totals.added + added,
    known: totals.known + known,
    withoutCaller: totals.withoutCaller + withoutCaller,
  };
}

/** Where an import of this source left off; null if none was begun. */
export async function readImportState(session: Session, source: string): Promise<ImportState | null> {
  return (await readMeta(session, metaName(source))) as ImportState | null;
}

/** How many callers are familiar with an agent. */
export async function countCallers({ db }: Session): Promise<number> {
  const { callers } = await db
    .selectFrom('familiar_familiarity')
    .select(({ fn }) => fn.count<number>('caller').distinct().as('callers'))
    .where('answered_calls', '>', 0)
    .executeTakeFirstOrThrow();
  return Number(callers);
}

function metaName(source: string): string {
  return `import:${source}`;
}

async function findFresh(
  unit: UnitOfWork,
  { calls, isTrial, isUndated = false, hasRows = false }: ImportBatch,
): Promise<readonly PastCall[]> {
  const each = [...new Map(calls.map(call => [call.callId, call])).values()];
  const unjournaled = await without(
    each,
    call => call.callId,
    ids => findJournaled(unit, ids),
  );
  const unpushed = await without(
    unjournaled,
    call => call.providerCallId ?? null,
    ids => findPushed(unit, ids, isTrial),
  );
  if (isUndated) return unpushed;
  return hasRows ? withoutKnownElsewhere(unit, unpushed) : dropSameCalls(unit, unpushed);
}

/** The calls whose id is not found. */
async function without(
  calls: readonly PastCall[],
  idOf: (call: PastCall) => string | null,
  find: (ids: readonly string[]) => Promise<ReadonlySet<string>>,
): Promise<readonly PastCall[]> {
  const ids = calls.flatMap(call => idOf(call) ?? []);
  if (ids.length === 0) return calls;
  const found = await find(ids);
  return calls.filter(call => !found.has(idOf(call) ?? ''));
}

async function findJournaled({ db }: Session, callIds: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('familiar_journal')
    .select('call_id')
    .where('call_id', 'in', callIds)
    .where('event', '=', 'pastCall')
    .execute();
  return new Set(rows.map(row => row.call_id));
}

/**
 * Those of the provider's call ids that are journaled. They are locked first, so no push of them comes in
 * between.
 */
async function findPushed(
  unit: UnitOfWork,
  callIds: readonly string[],
  isTrial: boolean,
): Promise<ReadonlySet<string>> {
  if (!isTrial) await claim(unit, new Map(callIds.map(id => [id, id])));
  const filed = await filedIds(unit, callIds);
  const flowIds = await flowsWithEntries(unit, [...callIds, ...filed.values()]);
  return new Set(callIds.filter(id => flowIds.has(filed.get(id) ?? id)));
}

/** Leaves out calls that are known by another id, from another source or from pushes. */
async function dropSameCalls(unit: UnitOfWork, calls: readonly PastCall[]): Promise<readonly PastCall[]> {
  if (calls.length === 0) return [];
  const known = await readCallsAround(unit, calls);
  const whoIs = whoIsOn(await readRoster(unit));
  const fresh = new Map<string, PastCall[]>();
  return calls.filter(call => {
    const others = fresh.get(call.caller) ?? [];
    const isKnown = [...(known.get(call.caller) ?? []), ...others].some(other =>
      isSameCall(call, other, whoIs),
    );
    if (!isKnown) fresh.set(call.caller, [...others, call]);
    return !isKnown;
  });
}
