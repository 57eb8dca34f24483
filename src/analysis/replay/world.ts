import type { AvailabilityRules } from '../../domain/availability-rules.ts';
import type { Decision } from '../../domain/decision.ts';
import type { LocalMoment } from '../../domain/local-date.ts';
import type { Hotline, Plan } from '../../domain/plan.ts';
import type { Switchboard } from '../../switchboard/switchboard.ts';
import type { CallFate } from '../measures/call-fate.ts';
import type { CallbackRequest, CallbackRules } from './callback-request.ts';
import type { EventQueue } from './event-queue.ts';
import type { Memories } from './memory.ts';
import type { PhoneHabits } from './phones.ts';
import type { Sight } from './sight.ts';
import type { Team } from './team.ts';

/** What the parts of one replay share. */
export interface World extends ReplayOptions, ReplayListener {
  readonly team: Team;
  readonly memories: Memories;
  /** Who really is in a call. */
  readonly switchboard: Switchboard;
  /** Who is in a call as far as decisions can see. */
  readonly seen: Switchboard;
  /** What happens next; each event is called with its moment, in epoch milliseconds. */
  readonly queue: EventQueue<(at: number) => void>;
  /** Callbacks that are still to come, in the order in which they were asked for. */
  readonly requests: Set<CallbackRequest>;
}

export interface ReplayOptions {
  readonly plan: Plan;
  /** The plan's hotline for calls of which the log does not say which one they were for. */
  readonly hotline: Hotline;
  readonly rules: AvailabilityRules;
  readonly habits: PhoneHabits;
  readonly sight: Sight;
  readonly callbacks: CallbackRules;
  /** Seeds everything left to chance: another seed, another fate for every call. */
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
