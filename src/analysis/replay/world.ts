import type { AvailabilityRules } from '../../domain/availability-rules.ts';
import type { Decision } from '../../domain/decision.ts';
import type { LocalMoment } from '../../domain/local-date.ts';
import type { Hotline, Plan } from '../../domain/plan.ts';
import type { Switchboard } from '../../switchboard/switchboard.ts';
import type { CallFate } from '../measures/call-fate.ts';
import type { EventQueue } from './event-queue.ts';
import type { Memories } from './memory.ts';
import type { PhoneHabits } from './phones.ts';
import type { Sight } from './sight.ts';
import type { Team } from './team.ts';

/** What the parts of one replay share. */
export interface World extends ReplayOptions, ReplayListener {
  readonly team: Team;
  readonly memories: Memories;
  /** Who is in a call in truth. */
  readonly board: Switchboard;
  /** Who is in a call as far as decisions are told. */
  readonly seen: Switchboard;
  /** What happens next; called with the moment it happens, in epoch milliseconds. */
  readonly queue: EventQueue<(at: number) => void>;
}

export interface ReplayOptions {
  readonly plan: Plan;
  /** The hotline of calls of which the log does not say which one they were for: one of the plan's. */
  readonly hotline: Hotline;
  readonly rules: AvailabilityRules;
  readonly habits: PhoneHabits;
  readonly sight: Sight;
  /** Another seed, another fate for every call. */
  readonly seed: number;
  /** The wall clock of a time zone at a moment in epoch milliseconds. */
  readonly toLocal: (timeZone: string, at: number) => LocalMoment;
}

export interface ReplayListener {
  /** What became of a call to the hotline, as soon as it is settled. */
  readonly onFate: (fate: CallFate) => void;
  /** A decision, when it is made. */
  readonly onDecision?: (decision: Decision) => void;
}
