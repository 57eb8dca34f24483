import type { HangupCause } from './call-event.ts';
import type { PhoneNumber } from './phone-number.ts';
import type { AgentId } from './roster.ts';

/**
 * One call, whatever its number of legs. Times are epoch milliseconds, null where not (yet) known. A call is
 * open as long as it has neither `endedAt` nor `cause`.
 */
export interface CallRecord {
  readonly flowId: string;
  /** The first leg. */
  readonly callId: string;
  /** `past`: an incoming call known from another system's history alone. */
  readonly kind: 'hotline' | 'direct' | 'outgoing' | 'past';
  /** The person outside the company, whoever dialled; null when withheld or not a full number. */
  readonly caller: PhoneNumber | null;
  /** The number that was dialled; null if unknown. */
  readonly called: PhoneNumber | null;
  /** The agent who talked to the caller in the end; null if nobody has. */
  readonly agentId: AgentId | null;
  /** The agent who talked to the caller first; differs from `agentId` where the call was transferred. */
  readonly firstAgentId: AgentId | null;
  /** Who made the call, if an agent did. */
  readonly callingAgentId: AgentId | null;
  readonly answeringNumber: PhoneNumber | null;
  readonly startedAt: number | null;
  readonly answeredAt: number | null;
  readonly endedAt: number | null;
  /** `unknown`: the call is over, but its end was never reported. */
  readonly cause: HangupCause | 'unknown' | null;
}

export function isOver({ endedAt, cause }: CallRecord): boolean {
  return endedAt !== null || cause !== null;
}

/** Which calls make a caller and an agent familiar with each other. */
export interface LearningRules {
  /** Whether calls to an agent's own number count; hotline calls always do. */
  readonly direct: boolean;
  /** Whether calls that an agent made count. */
  readonly outgoing: boolean;
  /**
   * Who gets the credit for a transferred call: whoever picked up first, or whoever talked to the caller in
   * the end.
   */
  readonly credit: 'first' | 'final';
  /** How long a call must have lasted to count, in milliseconds; 0: any. */
  readonly minTalkMs: number;
  /**
   * How long after an agent called somebody in vain the return call goes to that agent, in milliseconds; 0:
   * not at all.
   */
  readonly returnCallMs: number;
}

/** What is learned from, unless the company says otherwise. */
export const defaultLearning: LearningRules = {
  direct: true,
  outgoing: true,
  credit: 'final',
  minTalkMs: 0,
  returnCallMs: 24 * 3_600_000,
};

/**
 * Where a familiarity is remembered: the name of a hotline with a memory of its own, or empty for the memory
 * that all others share.
 */
export type MemoryName = string;

export const sharedMemory: MemoryName = '';

/** The settings from which familiarity is computed, besides the calls themselves. */
export interface FamiliarityRules {
  readonly learning: LearningRules;
  /** Age in days at which an answered call counts half. */
  readonly halfLifeDays: number;
  /** The memory of each number of a hotline that has one of its own. */
  readonly ownMemories: Readonly<Record<PhoneNumber, MemoryName>>;
}

/**
 * What one call adds to what is known of a caller and an agent.
 *
 * - `talk`: they talked; `at` is when the call was answered
 * - `attempt`: the agent called in vain; `at` is when
 */
export interface Credit {
  readonly kind: 'talk' | 'attempt';
  readonly memory: MemoryName;
  readonly caller: PhoneNumber;
  readonly agentId: AgentId;
  /** Epoch milliseconds. */
  readonly at: number;
}
