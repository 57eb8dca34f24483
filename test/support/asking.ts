import { recordCall } from '../../src/app/calls/record-call.ts';
import { takeCall } from '../../src/app/calls/take-call.ts';
import { takeTurn } from '../../src/app/calls/take-turn.ts';
import type { AppContext } from '../../src/app/context.ts';
import { noCallbacks } from '../../src/domain/callback-rules.ts';
import { answer, hangup, newCall, phone } from './builders.ts';

/** Callers may wait at the first hotline, and ask there to be called back by those they know. */
export function letAsk({ known }: AppContext): void {
  const [hotline] = known.plan.hotlines;
  if (hotline === undefined) throw new Error('there is no hotline');
  const waiting = { ...hotline.waiting, familiarMs: 60_000 };
  const callback = { ...noCallbacks, key: true };
  known.plan = { ...known.plan, hotlines: [{ ...hotline, waiting, callback }] };
}

/**
 * Somebody who has talked to Anna, who is on the phone, asks to be called back. Anna talks until `free` is called. Returns the
 * id of their wish.
 */
export async function askForCallback(
  context: AppContext,
  from: string,
): Promise<{ readonly id: string; free(): Promise<void> }> {
  const before = { callId: `BEFORE${from}`, flowId: `BEFORE${from}`, from };
  await takeCall(context, newCall(before));
  await recordCall(context, answer({ ...before, answeringNumber: phone('+493023125001') }));
  const ids = { callId: `ASKS${from}`, flowId: `ASKS${from}`, from };
  await takeCall(context, newCall(ids));
  await takeTurn(context, {
    type: 'dtmf',
    callId: ids.callId,
    flowId: ids.flowId,
    originalCallId: ids.callId,
    digits: '3',
  });
  await recordCall(context, hangup({ ...ids, cause: 'normal-clearing' }));
  return { id: ids.callId, free: () => recordCall(context, hangup(before)).then(() => {}) };
}
