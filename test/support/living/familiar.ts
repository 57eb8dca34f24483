import type { HealthSummary } from '../../../src/app/health/health-summary.ts';

export const hotline = '4921112345';
export const agents: readonly string[] = ['4921112301', '4921112302', '4921112303', '4921112304'];

/** One running Familiar as it is seen from outside. */
export interface Instance {
  push(fields: Record<string, string>): Promise<{
    readonly isAcknowledged: boolean;
    readonly dialled: readonly string[];
  }>;
  look(): Promise<Look>;
  isDown(): boolean;
  end(how: 'kill' | 'stop'): Promise<void>;
  /** Needs the database. */
  start(): Promise<void>;
}

/** One or two of them on one database, and what can happen to them. */
export interface Company {
  readonly instances: readonly Instance[];
  /** By their clock, in epoch milliseconds. */
  now(): number;
  /** Lets so much time pass at once; where time passes by itself, not for long. */
  advance(ms: number): void | Promise<void>;
  /** Whether it passes by itself, so that hours are too long. */
  readonly isInRealTime: boolean;
  /** Sets the clock, and says by how many milliseconds. */
  leap(): number;
  /** How soon it says how things are; in milliseconds. */
  readonly patienceMs: number;
  /** Takes the database away from one instance, or from all. */
  lock(at: number | null): Promise<void>;
  /** Gives it back to all. */
  unlock(): Promise<void>;
}

/** What its health and its live board say. */
export interface Look {
  readonly openLegs: number;
  /** Legs closed for their age since the start. */
  readonly expired: number;
  /** Pushes that found no room since the start. */
  readonly notRecorded: number;
  /** Events that wait in the spool. */
  readonly waiting: number;
  /** What of the spool is free, in bytes. */
  readonly spoolRoom: number;
  /** When presence was last confirmed, in epoch milliseconds; null: not since the start. */
  readonly confirmedAt: number | null;
  /** Whether that is too long ago to be believed. */
  readonly isStale: boolean;
  /** By agent; null: not asked for. */
  readonly availability: ReadonlyMap<string, string> | null;
}

export type Step =
  | {
      readonly what:
        | 'call'
        | 'direct'
        | 'outgoing'
        | 'answer'
        | 'hangup'
        | 'again'
        | 'lose'
        | 'telephone on or off';
      readonly index: number;
    }
  | { readonly what: 'pass'; readonly ms: number }
  | { readonly what: 'set the clock' }
  | { readonly what: 'lock' | 'unlock' | 'backlog' | 'fill the spool' | 'kill' | 'stop' }
  | { readonly what: 'presence fails' | 'presence is empty' | 'presence is back' }
  | { readonly what: 'call at both' | 'kill all' | 'kill for good' | 'stop for good' | 'return' };

/** A step, and to which instance it happens; null: to all, where that can be. */
export type StepAt = Step & { readonly at: number | null };

/** What health says, as far as it is compared. */
export function lookOf(health: HealthSummary, availability: Look['availability']): Look {
  const { openLegs, corrections, pushesNotRecorded, presence, store } = health;
  return {
    openLegs,
    expired: corrections.expired,
    notRecorded: pushesNotRecorded,
    waiting: store.spooled.entries,
    spoolRoom: store.spooled.capacityBytes - store.spooled.bytes,
    confirmedAt: presence.confirmedAt,
    isStale: presence.isStale,
    availability,
  };
}
