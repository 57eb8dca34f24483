import type { LegRole } from './journal-entry.ts';
import type { AgentId } from './roster.ts';

/**
 * One leg as far as its events tell.
 *
 *     newCall ──► ringing ──answer──► talking ──hangup──► ended
 *                    └────────────hangup─────────────────►┘
 *
 * Events may come in any order or not at all: an answer without its newCall starts at talking, and nothing
 * leaves `ended`, so that a late newCall or answer can't make an agent busy again.
 */
export interface Leg {
  readonly callId: string;
  readonly flowId: string;
  readonly role: LegRole;
  readonly state: LegState;
  /** Ringing: everybody it rings. Talking: the agent who talks. */
  readonly agentIds: readonly AgentId[];
  /** When this state began, in epoch milliseconds. */
  readonly since: number;
}

export type LegState = 'ringing' | 'talking' | 'ended';

/**
 * How long a leg is remembered in each state, in milliseconds. Hangups do get lost, so no leg may keep an agent
 * busy for ever; ended legs are remembered to recognise what comes late.
 */
export const legLifeMs: Readonly<Record<LegState, number>> = {
  ringing: 2 * 60_000,
  talking: 4 * 3_600_000,
  ended: 2 * 60_000,
};

/** Whether a leg still occupies its agents at `now`, in epoch milliseconds. */
export function isOpen(leg: Leg, now: number): boolean {
  return leg.state !== 'ended' && now - leg.since < legLifeMs[leg.state];
}

/** Whether two legs are one redirected call: the caller's to the hotline, and the provider's to an agent. */
export function isRedirectLeg(leg: Leg): boolean {
  return leg.role === 'hotline' || leg.role === 'second-leg';
}
