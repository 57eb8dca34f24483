import { type CountedCall, toCountedCall } from '../acd/figures.ts';
import type { AppContext } from './context.ts';
import type { CallCursor } from './page-ports.ts';
import type { PastDecision } from './ports.ts';

const pageSize = 500;
/** More calls than this are not looked at for one picture. */
const mostCalls = 200_000;

/** Reads the calls of a period page by page, so that nobody waits for all of them at once. */
export async function* readCalls(
  { store }: Pick<AppContext, 'store'>,
  { from, to }: { readonly from: number; readonly to: number },
): AsyncGenerator<PastDecision> {
  let after: CallCursor | null = null;
  for (let read = 0; read < mostCalls; read += pageSize) {
    const { calls, next } = await store.directory.callsBetween({ from, to, after, limit: pageSize });
    yield* calls;
    if (next === null) return;
    after = next;
  }
}

/** The hotline's calls of a period, as they count. */
export async function countCalls(
  context: Pick<AppContext, 'store'>,
  period: { readonly from: number; readonly to: number },
): Promise<readonly CountedCall[]> {
  const counted: CountedCall[] = [];
  for await (const { call, decision } of readCalls(context, period)) {
    const one = toCountedCall(call, decision);
    if (one !== null) counted.push(one);
  }
  return counted;
}
