import type { CallFate } from '../../analysis/measures/call-fate.ts';
import { fateOfRecord } from '../../analysis/measures/fate-of-record.ts';
import { createYield } from '../../pace/yield-to-calls.ts';
import type { CallCursor, CallPage, CallRange, LookUps, PastDecision, PastGist } from '../ports/page.ts';

/** A database within this process answers no call while it reads a page. */
const pageSize = { calls: 100, gists: 500 };

interface Readable<LookUp extends keyof LookUps> {
  readonly store: { readonly directory: Pick<LookUps, LookUp> };
  /** Aborts when nobody waits for the calls any more. */
  readonly gone?: AbortSignal;
}

type Period = Pick<CallRange, 'from' | 'to'>;

/** Reads the calls of a period page by page, and lets calls in between, however much is done with each. */
export function readCalls(
  { store: { directory }, gone }: Readable<'callsBetween'>,
  { from, to }: Period,
): AsyncGenerator<PastDecision> {
  return eachOf(after => directory.callsBetween({ from, to, after, limit: pageSize.calls }), gone);
}

/** The same with what reports need of each decision. */
function readGists(
  { store: { directory }, gone }: Readable<'gistsBetween'>,
  { from, to }: Period,
): AsyncGenerator<PastGist> {
  return eachOf(after => directory.gistsBetween({ from, to, after, limit: pageSize.gists }), gone);
}

async function* eachOf<Call>(
  read: (after: CallCursor | null) => Promise<CallPage<Call>>,
  gone?: AbortSignal,
): AsyncGenerator<Call> {
  const yieldToCalls = createYield(gone);
  let after: CallCursor | null = null;
  for (;;) {
    const { calls, next }: CallPage<Call> = await read(after);
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
  context: Readable<'gistsBetween'>,
  period: Period,
): Promise<readonly CallFate[]> {
  const fates: CallFate[] = [];
  for await (const { call, gist } of readGists(context, period)) {
    const fate = fateOfRecord(call, gist);
    if (fate !== null) fates.push(fate);
  }
  return fates;
}
