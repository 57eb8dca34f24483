import type { AgentId } from './roster.ts';

/**
 * What becomes of a caller's wish to be called back. All of it goes by one call id, that of the leg in which they asked with
 * `callback:` before it.
 *
 * - `callbackStarted`: the phone of an agent is about to be rung; journaled before it is
 * - `callbackFailed`: that came to nothing
 * - `callbackPutOff`: not by this agent before `until`
 * - `callbackGivenAway`: not by this agent at all
 * - `callbackEnded`: it is over
 */
export type CallbackEvent =
  | CallbackStarted
  | CallbackFailed
  | CallbackPutOff
  | CallbackGivenAway
  | CallbackEnded;

export interface CallbackStarted {
  readonly type: 'callbackStarted';
  readonly callId: string;
  /** From 1. */
  readonly attempt: number;
  /** Who asked for it now, by their display name; left out: Familiar by itself. */
  readonly by?: string;
}

/**
 * - `refused`: the provider did not start the call
 * - `no-device`: the agent has no phone that could be rung
 * - `not-heard-of`: nothing was heard of the call
 * - `not-reached`: it rang in vain, or was over at once
 */
export interface CallbackFailed {
  readonly type: 'callbackFailed';
  readonly callId: string;
  readonly attempt: number;
  readonly why: 'refused' | 'no-device' | 'not-heard-of' | 'not-reached';
}

export interface CallbackPutOff {
  readonly type: 'callbackPutOff';
  readonly callId: string;
  readonly agentId: AgentId;
  /** Epoch milliseconds. */
  readonly until: number;
  readonly by: string;
}

export interface CallbackGivenAway {
  readonly type: 'callbackGivenAway';
  readonly callId: string;
  readonly agentId: AgentId;
  readonly by: string;
}

/**
 * - `talked`: somebody of the company has talked to the caller
 * - `called-again`: the caller has called again
 * - `withdrawn`: the caller, or somebody of the company, has said that it is not wanted any more
 * - `expired`: nobody had time for it as long as was promised
 * - `not-reached`: it was tried as often as it is
 */
export interface CallbackEnded {
  readonly type: 'callbackEnded';
  readonly callId: string;
  readonly why: 'talked' | 'called-again' | 'withdrawn' | 'expired' | 'not-reached';
  /** When the caller had asked, in epoch milliseconds. */
  readonly askedAt: number;
  /** When it came about, in epoch milliseconds: that of a talk, when it began. */
  readonly at: number;
  /** How many times somebody's phone was rung for it. */
  readonly attempts: number;
  /** Who of the company withdrew it, by their display name. */
  readonly by?: string;
}

/** The call id by which everything goes that becomes of a wish to be called back. */
export function callbackIdOf(callIdOfLeg: string): string {
  return `${callbackPrefix}${callIdOfLeg}`;
}

/** The leg in which the caller asked. */
export function askedInCall(callbackId: string): string {
  return callbackId.slice(callbackPrefix.length);
}

const callbackPrefix = 'callback:';
