import type { Familiarity } from '../../domain/familiarity.ts';
import type { AgentId } from '../../domain/roster.ts';

/** What became of one call to the hotline, in a replay or in reality. Times are epoch milliseconds. */
export interface CallFate {
  readonly callId: string;
  /** Null where the caller could not be recognised. */
  readonly caller: string | null;
  readonly arrivedAt: number;
  /**
   * `lost`: nobody was found. `abandoned`: the caller gave up first. `overflowed`: the plan sent the caller
   * somewhere other than to an agent, such as the mailbox, or turned them away, or they asked to be called back. `open`: none of these yet.
   */
  readonly outcome: 'answered' | 'lost' | 'abandoned' | 'overflowed' | 'open';
  /** Who answered; null unless answered. */
  readonly agentId: AgentId | null;
  /** From arrival to answer; null unless answered on the line, or unknown. */
  readonly answeredAfterMs: number | null;
  /** How long the caller was made to wait, in vain or until somebody was rung; null: unknown. */
  readonly heldMs: number | null;
  /** 0 unless answered. */
  readonly talkMs: number;
  /**
   * Whether somebody on duty was neither rung, nor talking, nor in wrap-up when the call arrived; null:
   * unknown.
   */
  readonly somebodyWasFree: boolean | null;
  /** The caller's history with the company before this call. */
  readonly past: SharedPast;
  /**
   * Where the caller asked to be called back: what became of that, and how long after arrival. A talk by callback
   * answers the call.
   */
  readonly callback?: {
    readonly became: 'reached' | 'not-reached' | 'withdrawn';
    readonly afterMs: number;
  };
}

/** A caller's answered calls before this one. */
export interface SharedPast {
  /** With anybody. */
  readonly answeredCalls: number;
  /** With the agent who answered this one; 0 unless answered. */
  readonly withThisAgent: number;
  /** Whether the caller has talked to nobody more often than to the agent who answered. */
  readonly isWithTop: boolean;
}

export function isInTime({ answeredAfterMs }: CallFate, serviceLevelMs: number): boolean {
  return answeredAfterMs !== null && answeredAfterMs <= serviceLevelMs;
}

/** Whether the caller had talked to anybody before. */
export function isReturning({ past }: CallFate): boolean {
  return past.answeredCalls > 0;
}

/** Whether the caller reached somebody they had talked to before. */
export function isFamiliar({ past }: CallFate): boolean {
  return past.withThisAgent > 0;
}

/** @param agentId who answered this call; null: nobody. */
export function pastWith(
  familiarity: readonly Pick<Familiarity, 'agentId' | 'answeredCalls'>[],
  agentId: AgentId | null,
): SharedPast {
  let answeredCalls = 0;
  let withThisAgent = 0;
  let most = 0;
  for (const one of familiarity) {
    answeredCalls += one.answeredCalls;
    if (one.agentId === agentId) withThisAgent = one.answeredCalls;
    if (one.answeredCalls > most) most = one.answeredCalls;
  }
  return { answeredCalls, withThisAgent, isWithTop: withThisAgent > 0 && withThisAgent === most };
}
