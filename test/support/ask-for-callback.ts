import { recordCall } from '../../src/app/calls/record-call.ts';
import { takeCall } from '../../src/app/calls/take-call.ts';
import { takeTurn } from '../../src/app/calls/take-turn.ts';
import type { AppContext } from '../../src/app/context.ts';
import { recordEntry } from '../../src/app/record-entry.ts';
import type { CallbackEnded } from '../../src/domain/callback-event.ts';
import type { AgentId } from '../../src/domain/roster.ts';
import { type CallbackRequest, callbackEntry } from '../../src/switchboard/callback-request.ts';
import { letAsk } from './asking.ts';
import { answer, caller, hangup, newCall, phone } from './builders.ts';

/** Somebody who has talked to Anna, who is on the phone, presses the key and hangs up. Their call is `ASKS`. */
export async function asksForCallback(context: AppContext): Promise<CallbackRequest> {
  const { known } = context;
  letAsk(context);
  const before = { callId: 'BEFORE', flowId: 'BEFORE' };
  await takeCall(context, newCall(before));
  await recordCall(context, answer({ ...before, answeringNumber: phone('+493023125001') }));
  const ids = { callId: 'ASKS', flowId: 'ASKS' };
  await takeCall(context, newCall(ids));
  await takeTurn(context, { type: 'dtmf', ...ids, originalCallId: 'ASKS', digits: '3' });
  await recordCall(context, hangup(ids));
  await recordCall(context, hangup(before));
  const request = known.switchboard.callbacks.byCaller.get(caller);
  if (request === undefined) throw new Error('The wish was not noted.');
  return request;
}

/** It is over, `afterMs` milliseconds after it was asked for, and journaled now. */
export async function endsCallback(
  context: AppContext,
  { request, why, afterMs, by }: Ending,
): Promise<void> {
  const { askedAt } = request;
  const attempts = why === 'not-reached' ? 3 : 1;
  const event = { type: 'callbackEnded' as const, why, askedAt, at: askedAt + afterMs, attempts };
  const agentIds = by === undefined ? [] : [by];
  await recordEntry(context, callbackEntry(request, event, { now: context.clock(), agentIds }));
}

interface Ending {
  readonly request: CallbackRequest;
  readonly why: CallbackEnded['why'];
  readonly afterMs: number;
  /** Who talked to the caller. */
  readonly by?: AgentId;
}
