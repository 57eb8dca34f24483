import type { CallbackRules } from './callback-rules.ts';
import type { LocalDate, LocalMoment } from './local-date.ts';
import type { HoursRule, Label } from './opening-hours.ts';
import type { AnnouncementName, OverflowCause, OverflowStep, Refusal, WaitingRules } from './plan.ts';
import type { AgentId } from './roster.ts';

/** What the plan says about one call, and nothing more: small enough to be journaled with each decision. */
export interface Terms {
  /** The hotline's name. */
  readonly hotline: string;
  readonly refusal: RefusalTerms | null;
  /** Null while the hotline is open. */
  readonly closed: ClosedTerms | null;
  /** What the company has decided about this caller; null: nothing. */
  readonly caller: CallerTerms | null;
  /**
   * The call that an agent made to this caller in vain, if the caller has talked to nobody since; null: none.
   */
  readonly returnCall: ReturnCall | null;
  /** Absences of candidates who are away now. Deputies are named where the caller might fall to them. */
  readonly absences: readonly AbsenceTerms[];
  /** Candidates who do not work at this time; left out: nobody. */
  readonly offDuty?: readonly AgentId[];
  /** Candidates who are free but kept for another caller who waits. */
  readonly kept: readonly AgentId[];
  /** Candidates whom the load guard passes over. */
  readonly overloaded: readonly Overload[];
  /**
   * Candidates whom a rule or an overflow step names although they are not asked as agents of the hotline: they are none, or it
   * is closed.
   */
  readonly guests: readonly AgentId[];
  /** Causes without a step are left out. */
  readonly overflow: Readonly<Partial<Record<OverflowCause, readonly OverflowStep[]>>>;
  /** Null where callers need not wait. */
  readonly waiting: WaitingTerms | null;
  /** On which terms the caller may ask to be called back; left out: they may not. */
  readonly callback?: CallbackTerms;
}

/** In milliseconds. */
export interface CallbackTerms extends Pick<CallbackRules, 'lastsMs' | 'anybodyAfterMs'> {
  /** Whether it is offered before anything else is tried: the caller has only just called. */
  readonly isOffered: boolean;
}

/** How long the caller may wait, and how long they have. Moments are in epoch milliseconds. */
export interface WaitingTerms extends Pick<WaitingRules, 'familiarMs' | 'anyMs'> {
  /** What plays in the next turn. */
  readonly plays: TurnSound;
  /** When the caller began to wait; null: they have only just called. */
  readonly since: number | null;
  /**
   * The moment that gives them their place in the line: `since`, or when they began to wait in the call
   * before.
   */
  readonly placeSince: number;
  /** Since when they wait for anybody; null: not yet. */
  readonly anyFrom: number | null;
  /** How many turns have ended. */
  readonly turns: number;
  /** The key that the caller pressed in the turn that ended. */
  readonly asksFor: 'anybody' | 'voicemail' | 'callback' | null;
  /** The place in the line among those who wait at this hotline, from 1. */
  readonly place: number;
}

/**
 * What plays in one turn. A prompt is played whole; music by the piece, numbered from 0 and starting over
 * after the last.
 */
export type TurnSound =
  | { readonly kind: 'prompt'; readonly name: AnnouncementName }
  | { readonly kind: 'music'; readonly name: AnnouncementName; readonly piece: number };

/** The caller is turned away. */
export interface RefusalTerms {
  readonly because: 'blocked' | 'withheld';
  readonly how: Refusal;
  /** The name of the rule about the caller; may be empty. */
  readonly customer: string;
}

export interface ClosedTerms {
  readonly because: HoursRule;
  readonly label: Label | null;
  /** When the hotline next opens; null: not within a year. */
  readonly reopens: LocalMoment | null;
}

export interface CallerTerms {
  /** Empty where nothing was said. */
  readonly name: string;
  readonly vip: boolean;
  readonly fixed: { readonly agentId: AgentId; readonly strict: boolean } | null;
  readonly never: readonly AgentId[];
  readonly someoneNew: boolean;
}

export interface ReturnCall {
  readonly agentId: AgentId;
  /** When the agent called, in epoch milliseconds. */
  readonly calledAt: number;
}

export interface AbsenceTerms {
  readonly agentId: AgentId;
  /** The last day; null: until further notice. */
  readonly until: LocalDate | null;
  readonly deputies: readonly AgentId[];
  readonly why: string;
}

export interface Overload {
  readonly agentId: AgentId;
  /** The agent's talk time of the last hour as a multiple of the team's mean. */
  readonly multiple: number;
}
