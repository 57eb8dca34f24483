import type { CallFate } from '../../analysis/measures/call-fate.ts';
import { fateOfRecord } from '../../analysis/measures/fate-of-record.ts';
import { createYield } from '../../pace/yield-to-calls.ts';
import type { CallCursor, LookUps, PastDecision } from '../ports/page.ts';

/** A database within this process answers no call while it reads a page. */
const pageSize = 100;

interface Readable {
  readonly store: { readonly directory: Pick<LookUps, 'callsBetween'> };
  /** Aborts when nobody waits for the calls any more. */
  readonly gone?: AbortSignal;
}

/** Reads the calls of a period page by page, and lets calls in between, however much is done with each. */
export async function* readCalls(
  { store, gone }: Readable,
  { from, to }: { readonly from: number; readonly to: number },
): AsyncGenerator<PastDecision> {
  const yieldToCalls = createYield(gone);
  let after: CallCursor | null = null;
  for (;;) {
    const { calls, next } = await store.directory.callsBetween({ from, to, after, limit: pageSize });
    for (const call of calls) {
      await yieldToCalls();
      yield call;
    }
    if (next === null) return;
    after = next;
  }
}

/** What became of the hotlines' calls of a period. */
export async function readFates(
  context: Readable,
  period: { readonly from: number; readonly to: number },
): Promise<readonly CallFate[]> {
  const fates: CallFate[] = [];
  for await (const { call, decision } of readCalls(context, period)) {
    const fate = fateOfRecord(call, decision);
    if (fate !== null) fates.push(fate);
  }
  return fates;
}
