import type { Familiarity } from '../../domain/familiarity.ts';
import type { LoggedCall } from '../../domain/logged-call.ts';
import type { Plan } from '../../domain/plan.ts';
import { type CallFate, pastWith } from '../measures/call-fate.ts';
import { createEventQueue } from './event-queue.ts';
import { createMemories } from './memory.ts';

/** Reports what really happened in a log, as a replay would. */
export interface Recorded {
  /** Takes the next call; calls come in order of arrival. */
  take(call: LoggedCall): void;
}

/**
 * @param plan says which calls make familiar and which numbers are one customer; nothing else in it is used.
 * @param onFate told also whom the caller knew
 */
export function startRecorded(
  { plan, halfLifeDays }: { readonly plan: Plan; readonly halfLifeDays: number },
  onFate: (fate: CallFate, known: readonly Familiarity[]) => void,
): Recorded {
  const { learning } = plan;
  const memory = createMemories(plan, halfLifeDays).of(null);
  const credits = createEventQueue<(at: number) => void>();

  function learn({ caller, agentId, kind, arrivedAt, waitMs }: LoggedCall): void {
    if (caller === null || agentId === null || kind === 'other') return;
    if ((kind === 'direct' || kind === 'outgoing') && !learning[kind]) return;
    credits.add(arrivedAt + (waitMs ?? 0), at => memory.credit(caller, agentId, at));
  }

  return {
    take(call) {
      while (credits.size > 0 && credits.nextAt() <= call.arrivedAt) {
        const due = credits.take();
        due?.event(due.at);
      }
      if (call.kind === 'hotline') {
        const known = call.caller === null ? [] : memory.familiarityOf(call.caller, call.arrivedAt);
        onFate(fateOf(call, known), known);
      }
      learn(call);
    },
  };
}

function fateOf(call: LoggedCall, familiarity: Parameters<typeof pastWith>[0]): CallFate {
  const { callId, caller, arrivedAt, agentId, waitMs, talkMs } = call;
  const isAnswered = agentId !== null;
  return {
    callId,
    caller,
    arrivedAt,
    // A log does not say why nobody answered: in the end it was the caller who gave up.
    outcome: isAnswered ? 'answered' : 'abandoned',
    agentId,
    answeredAfterMs: isAnswered ? waitMs : null,
    heldMs: null,
    talkMs: isAnswered ? (talkMs ?? 0) : 0,
    somebodyWasFree: null,
    past: pastWith(familiarity, agentId),
  };
}
