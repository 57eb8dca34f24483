import type { Decision } from '../domain/decision.ts';
import type { Recalled } from '../domain/familiarity.ts';
import type { AgentId } from '../domain/roster.ts';

/** A caller's wait, as it stands during one of its turns. Moments are in epoch milliseconds. */
export interface Wait {
  readonly kind: 'wait';
  /** The call id of the leg in which the caller waits. */
  readonly callId: string;
  /** The hotline's name. */
  readonly hotline: string;
  readonly since: number;
  /** The moment that gives the caller their place in the line. */
  readonly placeSince: number;
  readonly isVip: boolean;
  /** How many turns there have been, including this one. */
  readonly turns: number;
  /** When the turn began. */
  readonly turnSince: number;
  /** The first turn may play a prompt of any length. */
  readonly playsPrompt: boolean;
  /** Since when anybody will do; null: only those in `waitsFor`. */
  readonly anyFrom: number | null;
  /** The latest moment from which anybody will do. */
  readonly anyFromAtLatest: number;
  /** The agents the caller waits for, best first. */
  readonly waitsFor: readonly AgentId[];
  /** Whether nobody but those in `waitsFor` will do, however long it takes. */
  readonly isStrict: boolean;
  readonly never: readonly AgentId[];
  /** What was known of the caller when they called: it need not be looked up at every turn. */
  readonly recalled: Recalled;
  readonly callerIsKnown: boolean;
  readonly basis: 'store' | 'memory';
}

/** The wait that a decision begins or goes on with; null if it ends the wait, or there is none. */
export function waitOf({ callId, outcome, terms, reason, decidedAt }: Decision): Wait | null {
  const { waiting, caller } = terms;
  if (outcome.kind !== 'hold' || !waiting) return null;
  const since = waiting.since ?? decidedAt;
  return {
    kind: 'wait',
    callId,
    hotline: terms.hotline,
    since,
    placeSince: waiting.placeSince,
    isVip: caller?.vip ?? false,
    turns: waiting.turns + 1,
    turnSince: decidedAt,
    playsPrompt: outcome.plays.kind === 'prompt',
    anyFrom: outcome.anyFrom,
    anyFromAtLatest: since + waiting.familiarMs,
    waitsFor: outcome.waitsFor,
    isStrict: caller?.fixed?.strict ?? false,
    never: caller?.never ?? [],
    recalled: {
      familiarity: reason.candidates.flatMap(one => one.familiarity ?? []),
      returnCall: terms.returnCall,
    },
    callerIsKnown: reason.callerIsKnown,
    basis: reason.basis,
  };
}

/** A turn of music lasts five seconds; one not heard of soon after that has got lost. In milliseconds. */
const turnLifeMs = 10_000;
/** How long a turn may last that plays a prompt, which is played whole; in milliseconds. */
const promptLifeMs = 30_000;

/**
 * Whether the end of the turn should have been reported by `now`: the caller may be gone, so nobody is kept
 * for them.
 */
export function isOverdue({ turnSince, playsPrompt }: Wait, now: number): boolean {
  return now - turnSince >= (playsPrompt ? promptLifeMs : turnLifeMs);
}

/** The wait by a clock that was put forward or back by `byMs` milliseconds. */
export function shiftWait(wait: Wait, byMs: number): Wait {
  const { since, placeSince, turnSince, anyFrom, anyFromAtLatest } = wait;
  return {
    ...wait,
    since: since + byMs,
    placeSince: placeSince + byMs,
    turnSince: turnSince + byMs,
    anyFrom: anyFrom === null ? null : anyFrom + byMs,
    anyFromAtLatest: anyFromAtLatest + byMs,
  };
}

/** A place in the line left by a caller who hung up. Moments are in epoch milliseconds. */
export interface LeftPlace {
  readonly placeSince: number;
  readonly leftAt: number;
}
