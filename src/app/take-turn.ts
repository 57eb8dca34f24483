import type { KeysPressed } from '../acd/call-event.ts';
import { legOf } from '../acd/switchboard.ts';
import type { AppContext } from './context.ts';
import { recordCall } from './record-call.ts';
import type { CallReply } from './take-call.ts';
import { startTimeBudget } from './time-budget.ts';

/**
 * Says what comes next in a leg that has been played something, and records the keys pressed. Where the caller waits
 * for it the answer comes within the time budget, whatever the store does; else it rejects if the store could not take
 * the event.
 */
export async function takeTurn(context: AppContext, event: KeysPressed): Promise<CallReply> {
  const turn = legOf(context.known.board, event.callId)?.turn ?? null;
  if (turn === null) {
    await recordCall(context, event);
    return { kind: 'as-configured' };
  }
  const budget = startTimeBudget(context.answerBudgetMs, error => {
    context.health.pushNotRecorded();
    context.log.error({ err: error, callId: event.callId }, 'The store failed while a caller waited.');
  });
  try {
    await budget.spend(recordCall(context, event), undefined);
  } finally {
    budget.close();
  }
  switch (turn.kind) {
    case 'last-words':
      return { kind: 'hang-up' };
  }
}
