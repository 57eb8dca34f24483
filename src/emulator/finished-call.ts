import { createHash } from 'node:crypto';
import type { Call } from './call.ts';
import { withPlus } from './directory.ts';

/** A call from before the emulator was started, as its history is to show it. */
export interface EarlierCall {
  readonly direction: 'in' | 'out';
  readonly from: string;
  readonly to: string;
  /** Epoch milliseconds. */
  readonly startedAt: number;
  /**
   * The number of the agent who picked up; `voicemail`: a mailbox did; left out: nobody. For an outgoing
   * call: who was called.
   */
  readonly answeredBy?: string;
  /** Default 5. */
  readonly ringSeconds?: number;
  /** Default 60. */
  readonly talkSeconds?: number;
  /** Whether somebody has archived it in the history. */
  readonly isArchived?: boolean;
}

/** A call that is over, as the REST API shows it. Times are epoch milliseconds. */
export interface FinishedCall {
  readonly callId: string;
  readonly direction: 'in' | 'out';
  readonly from: string;
  readonly to: string;
  readonly startedAt: number;
  readonly answeredAt: number | null;
  readonly endedAt: number;
  /** Numbers; empty if nobody, or a mailbox, picked up. */
  readonly talkedTo: readonly string[];
  readonly isArchived: boolean;
}

/** The call as the REST API shows it; null: it is not over, or never reached the account. */
export function finishedCall({ legs, endedAt, ...call }: Call): FinishedCall | null {
  const [first] = legs;
  if (first === undefined || first.isSilent || endedAt === null) return null;
  return {
    ...call,
    talkedTo: seenTalks({ ...call, legs }),
    endedAt,
    callId: first.callId,
    isArchived: false,
  };
}

/** Whom the account takes to have talked: it can't tell somebody outside from their own mailbox. */
export function seenTalks({
  direction,
  legs,
  talkedTo,
}: Pick<Call, 'direction' | 'legs' | 'talkedTo'>): readonly string[] {
  const answering = direction === 'out' ? (legs[0]?.answeringNumber ?? null) : null;
  return talkedTo.length > 0 || answering === null ? talkedTo : [withPlus(answering)];
}

export function fromEarlier(call: EarlierCall, index: number): FinishedCall {
  const { direction, from, to, startedAt, answeredBy, isArchived = false } = call;
  const ringMs = (call.ringSeconds ?? 5) * 1000;
  const answeredAt = answeredBy === undefined ? null : startedAt + ringMs;
  const endedAt = answeredAt === null ? startedAt + ringMs : answeredAt + (call.talkSeconds ?? 60) * 1000;
  const talkedTo = answeredBy === undefined || answeredBy === 'voicemail' ? [] : [withPlus(answeredBy)];
  const callId = createHash('sha256').update(`${index} ${startedAt}`).digest('hex').toUpperCase();
  return { callId, direction, from, to, startedAt, answeredAt, endedAt, talkedTo, isArchived };
}
