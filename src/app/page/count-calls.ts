import type { CallFate } from '../../analysis/measures/call-fate.ts';
import { fateOfRecord } from '../../analysis/measures/fate-of-record.ts';
import type { AppContext } from '../context.ts';
import type { CallCursor, PastDecision } from '../ports/page.ts';

const pageSize = 500;

/** Reads the calls of a period page by page, so nobody waits for all of them at once. */
export async function* readCalls(
  { store }: Pick<AppContext, 'store'>,
  { from, to }: { readonly from: number; readonly to: number },
): AsyncGenerator<PastDecision> {
  let after: CallCursor | null = null;
  for (;;) {
    const { calls, next } = await store.directory.callsBetween({ from, to, after, limit: pageSize });
    yield* calls;
    if (next === null) return;
    after = next;
  }
}

/** What became of the hotlines' calls of a period. */
export async function readFates(
  context: Pick<AppContext, 'store'>,
  period: { readonly from: number; readonly to: number },
): Promise<readonly CallFate[]> {
  const fates: CallFate[] = [];
  for await (const { call, decision } of readCalls(context, period)) {
    const fate = fateOfRecord(call, decision);
    if (fate !== null) fates.push(fate);
  }
  return fates;
}
