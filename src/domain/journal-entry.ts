import type { CallEvent } from './call-event.ts';
import type { CallbackEvent } from './callback-event.ts';
import type { Decision } from './decision.ts';
import type { PhoneNumber } from './phone-number.ts';
import type { AgentId } from './roster.ts';

/**
 * A call answered before Familiar was there, known from another system's history. What the source does not
 * tell is left out; the agent is known by id or by number, or both.
 */
export interface PastCall {
  readonly type: 'pastCall';
  /** Unique among all sources, such as `call_history:<row id>`; makes the import idempotent. */
  readonly callId: string;
  /** The call id under which the provider pushed this call, or would have. */
  readonly providerCallId?: string;
  /** Seen from the company; left out: `in`. */
  readonly direction?: 'in' | 'out';
  /** The person outside the company, whoever dialled. */
  readonly caller: PhoneNumber;
  readonly agentId?: AgentId;
  readonly answeringNumber: PhoneNumber | null;
  /** Epoch milliseconds, as all times; when it began to ring. */
  readonly startedAt?: number;
  readonly answeredAt: number;
  readonly endedAt?: number;
}

/**
 * A leg that Familiar closed itself, because its end was never reported.
 *
 * - `expired`: it had rung, or been talked in, longer than any leg plausibly is
 * - `not-in-progress`: the provider lists the calls in progress, and this one is no longer among them
 * - `next-call`: its agent has talked in another call since, and it had lasted longer than usual
 * - `said-free`: somebody said that its agent is free
 */
export interface LegClosed {
  readonly type: 'legClosed';
  readonly callId: string;
  readonly why: 'expired' | 'not-in-progress' | 'next-call' | 'said-free';
  /** It expired because no answer was heard; another instance may have heard one. */
  readonly wasRinging?: true;
  /** Who said so, by their display name. */
  readonly by?: string;
}

/**
 * An answer that was never reported, noticed because the provider lists its leg among the calls in progress.
 * It says who is busy and nothing about the call: only what was reported is learned from.
 */
export interface AnswerNoticed {
  readonly type: 'answerNoticed';
  readonly callId: string;
}

/**
 * A caller who waited was put through in the middle of a turn: the provider was asked to transfer them to the
 * agent whom the decision rings. Only earlier versions recorded this and {@link TransferFailed}.
 */
export interface TransferAsked {
  readonly type: 'transferAsked';
  readonly callId: string;
}

/**
 * The provider did not transfer the caller, or did not say so in time: the caller went on waiting, turn by
 * turn.
 */
export interface TransferFailed {
  readonly type: 'transferFailed';
  readonly callId: string;
}

/**
 * Users whose numbers have become agents of their own since the call was recorded: what was said of the user
 * now applies to the agent whose number it was.
 */
export interface UserSplit {
  readonly type: 'userSplit';
  /** Of a leg of the call. */
  readonly callId: string;
  readonly userIds: readonly AgentId[];
  readonly owners: readonly { readonly number: PhoneNumber; readonly agentId: AgentId }[];
}

/** Somebody said that an agent takes no calls for a while. */
export interface AgentPaused {
  readonly type: 'agentPaused';
  /** The id of no call; it tells pauses apart. */
  readonly callId: string;
  readonly agentId: AgentId;
  /** Epoch milliseconds; null: until somebody ends it. */
  readonly until: number | null;
  /** Empty where nothing was said. */
  readonly reason: string;
  /** Who said so, by their display name. */
  readonly by: string;
}

/** Somebody said that an agent takes calls again. */
export interface AgentResumed {
  readonly type: 'agentResumed';
  readonly callId: string;
  readonly agentId: AgentId;
  readonly by: string;
}

export type CallbackEntry = JournalEntry & { readonly event: CallbackEvent };

export type PauseEntry = JournalEntry & { readonly event: AgentPaused | AgentResumed };

/** What Familiar put right on its own where events got lost. */
export type Correction = JournalEntry & { readonly event: LegClosed | AnswerNoticed };

/**
 * What a leg is to the company.
 *
 * - `hotline`: a caller's fresh call to a hotline; the only legs that are routed
 * - `second-leg`: the provider's own leg from the hotline to the agent we dialled
 * - `direct`: any other incoming leg: to an agent's own number, a transfer, a forward
 * - `outgoing`: made by an agent
 * - `voicemail`: a mailbox
 * - `no-leg`: no part of a call, such as a pause
 */
export type LegRole = 'hotline' | 'second-leg' | 'direct' | 'outgoing' | 'voicemail' | 'no-leg';

/**
 * One event as it was received, with what was concluded from it at that moment. Entries are never changed;
 * everything else in the store can be rebuilt from them.
 */
export interface JournalEntry {
  readonly event:
    | CallEvent
    | PastCall
    | LegClosed
    | AnswerNoticed
    | TransferAsked
    | TransferFailed
    | UserSplit
    | AgentPaused
    | AgentResumed
    | CallbackEvent;
  /** Epoch milliseconds. */
  readonly receivedAt: number;
  /** Joins the legs of one call. */
  readonly flowId: string;
  readonly role: LegRole;
  /**
   * newCall, transferAsked: whom it rings. Answer, reported or noticed: the agent who picked up, if it was
   * one. Pause: whose it is. CallbackStarted: whose phone is rung. CallbackEnded: who talked. UserSplit: who talks or
   * rings, if the call goes on and that is known. Otherwise empty.
   */
  readonly agentIds: readonly AgentId[];
  /**
   * Only in the role `hotline`: for a newCall, for the end of each turn of a wait and, in earlier versions,
   * for a transfer out of one.
   */
  readonly decision: Decision | null;
}

/** The journal entry of a past call, as if it had been received when the call took place. */
export function pastCallEntry(event: PastCall): JournalEntry & { readonly event: PastCall } {
  const agentId = event.agentId ?? event.answeringNumber;
  return {
    event,
    receivedAt: event.startedAt ?? event.answeredAt,
    flowId: event.providerCallId ?? event.callId,
    role: event.direction === 'out' ? 'outgoing' : 'hotline',
    agentIds: agentId === null ? [] : [agentId],
    decision: null,
  };
}
