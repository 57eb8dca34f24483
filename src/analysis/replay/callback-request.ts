import { noCallbacks } from '../../domain/callback-rules.ts';
import type { AgentId } from '../../domain/roster.ts';
import { mostAttempts } from '../../switchboard/callback-request.ts';
import type { RoutedCall } from './routed-call.ts';

/** What is assumed of callbacks: who may ask for one, how many of them do, and whether they are reached. */
export interface CallbackRules {
  /** The share of callers who ask for a callback where one is offered, 0 to 1. */
  readonly share: number;
  readonly mayAsk: MayAsk;
  /** How long after their call the caller may be called back, in milliseconds. */
  readonly withinMs: number;
  /** How often it is tried, with growing pauses. */
  readonly tries: number;
  /** How often the caller picks up once the agent has, 0 to 1. */
  readonly pickedUp: number;
}

/**
 * Whom a callback is offered: callers of whose known agents some are on duty and all of these busy; or besides
 * them everybody with a number who finds nobody free.
 */
export const whoMayAsk = ['known', 'all'] as const;
export type MayAsk = (typeof whoMayAsk)[number];

/** Nobody asks. */
export const usualCallbacks: CallbackRules = {
  share: 0,
  mayAsk: 'known',
  withinMs: noCallbacks.lastsMs,
  tries: mostAttempts,
  pickedUp: 0.85,
};

/** A callback that is still to come. Times are epoch milliseconds. */
export interface CallbackRequest {
  readonly routed: RoutedCall;
  /** Who may ring back, with the evidence that the caller knows them when they asked; 0: a stranger. */
  readonly agents: ReadonlyMap<AgentId, number>;
  /** When it is given up. */
  readonly until: number;
  tries: number;
  /** Before this moment it is not tried again. */
  notBefore: number;
  isRinging: boolean;
}
