import type { AvailabilityRules } from '../domain/availability-rules.ts';
import type { Correction, LegClosed, LegRole } from '../domain/journal-entry.ts';
import type { PhoneNumber } from '../domain/phone-number.ts';
import type { AgentId } from '../domain/roster.ts';
import type { Turn } from './turn.ts';

/**
 * One leg, as far as its events tell.
 *
 *     newCall ──► ringing ──answer──► talking ──hangup, closed──► ended
 *                    └────────────hangup, closed─────────────────►┘
 *
 * Events may come in any order or not at all: an answer without its newCall starts at talking, and nothing
 * leaves `ended`, so a late newCall or answer can't make an agent busy again. A leg of which nothing is heard
 * for too long expires: it no longer occupies anybody, and a journal entry closes it soon after.
 */
export interface Leg {
  readonly callId: string;
  readonly flowId: string;
  readonly role: LegRole;
  readonly state: LegState;
  /** Ringing: everybody it rings. Talking: the agent who talks. Ended: who talked last. */
  readonly agentIds: readonly AgentId[];
  /** When this state began, in epoch milliseconds. */
  readonly since: number;
  /**
   * While nobody has picked up: everybody to whom Familiar offered the call, including those who declined.
   */
  readonly offeredTo: readonly AgentId[];
  /** Null where the provider does what it was told without coming back. */
  readonly turn: Turn | null;
  /** Who called; null where withheld or not known. */
  readonly caller: PhoneNumber | null;
  /**
   * The end is presumed because no answer was heard, though another instance may have heard one: an answer
   * brings the leg back.
   */
  readonly isPresumed?: true;
}

export type LegState = 'ringing' | 'talking' | 'ended';

/** How long an ended leg is remembered, to recognise late events; in milliseconds. */
export const endedLegLifeMs = 2 * 60_000;

/** Whether a leg still occupies its agents at `now`, in epoch milliseconds. */
export function isOpen(leg: Leg, rules: AvailabilityRules, now: number): boolean {
  switch (leg.state) {
    case 'ringing':
      return now - leg.since < rules.ringingExpiresMs;
    case 'talking':
      return now - leg.since < rules.talkingExpiresMs;
    case 'ended':
      return false;
  }
}

/** Whether two legs are one redirected call: the caller's to the hotline, and the provider's to an agent. */
export function isRedirectLeg(leg: Leg): boolean {
  return leg.role === 'hotline' || leg.role === 'second-leg';
}

/** The journal entry that closes a leg at `now` (epoch milliseconds), since its end was never reported. */
export function legClosedEntry(
  { callId, flowId, role, state }: Leg,
  why: LegClosed['why'],
  now: number,
  said: Pick<LegClosed, 'by'> = {},
): Correction {
  const rang = why === 'expired' && state === 'ringing' ? ({ wasRinging: true } as const) : {};
  const event = { type: 'legClosed', callId, why, ...rang, ...said } as const;
  return { event, receivedAt: now, flowId, role, agentIds: [], decision: null };
}
