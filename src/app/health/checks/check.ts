import type { CheckState, HowBad, Place, Warning } from '../health-summary.ts';
import type { StandingWarning } from '../health-warnings.ts';
import type { Facts } from './facts.ts';

/** What a check has found, with what every reader may know of it. */
export interface Finding {
  readonly state: CheckState;
  /** Left out where nothing is wrong. */
  readonly howBad?: HowBad;
  readonly sentence: StandingWarning;
  /** Left out: since it was first found. */
  readonly since?: number | null;
  readonly remedy?: StandingWarning;
  readonly place?: Place;
}

/** One thing that may be wrong. */
export interface CheckRule {
  /** What is looked at, in a few words. */
  readonly about: Warning;
  /** Null: it does not concern this installation. Several, where each is to be dealt with by itself. */
  judge(facts: Facts): Finding | readonly Finding[] | null;
}

export function ok(en: string, de: string): Finding {
  return { state: 'ok', sentence: { en, de } };
}

/** It can't be checked, and why. */
export function unknown(why: Warning): Finding {
  return { state: 'unknown', sentence: why };
}

export const notAskedYet: Warning = {
  en: 'This has not been looked at.',
  de: 'Das wurde nicht nachgesehen.',
};

export const notRunning: Warning = {
  en: 'Only the running service knows this, and it does not answer.',
  de: 'Das weiß nur der laufende Dienst, und der antwortet nicht.',
};
