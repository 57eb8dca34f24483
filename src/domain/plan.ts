import type { LearningRules } from './call-record.ts';
import type { CallbackLimits, CallbackRules } from './callback-rules.ts';
import type { Goals } from './goals.ts';
import type { Handling } from './handling.ts';
import type { Language } from './language.ts';
import type { OpeningHours, SpecialDay } from './opening-hours.ts';
import type { PhoneNumber } from './phone-number.ts';
import type { Policy } from './policy.ts';
import type { AgentId } from './roster.ts';
import type { Rota } from './rota.ts';
import type { Week } from './span.ts';

/**
 * How a company wants its calls routed: its hotlines, and the rules that stand above the statistics. Complete
 * and free of contradictions; made from the company's stored configuration or, where there is none, from the
 * environment.
 */
export interface Plan {
  /** The language of the announcements. */
  readonly language: Language;
  readonly learning: LearningRules;
  readonly goals: Goals;
  readonly handling: Handling;
  readonly callbacks: CallbackLimits;
  readonly hotlines: readonly Hotline[];
  readonly absences: readonly Absence[];
  /** At most one for each agent; who has none works whenever a hotline is open. */
  readonly workingTimes: readonly WorkingTimes[];
  readonly callers: readonly CallerRule[];
}

/** A published number, or several that lead to one place, and how its calls are routed. */
export interface Hotline {
  /** Unique in its plan; never empty. */
  readonly name: string;
  /** At least one; no number belongs to two hotlines. */
  readonly numbers: readonly PhoneNumber[];
  /** Who takes its calls; null: every agent. */
  readonly agents: readonly AgentId[] | null;
  /** Null: always open. Times are local to `timeZone`. */
  readonly hours: OpeningHours | null;
  /** IANA, such as Europe/Berlin. */
  readonly timeZone: string;
  readonly policy: Policy;
  /** Whether calls are only observed and decided, and ring as the provider is configured. */
  readonly shadow: boolean;
  /** Whether familiarity is learned from this hotline's calls alone, or shared with other hotlines. */
  readonly memory: 'shared' | 'own';
  /** What becomes of callers who hide their number. */
  readonly withheld: 'as-strangers' | Refusal;
  readonly waiting: WaitingRules;
  readonly callback: CallbackRules;
  /**
   * What is tried, step by step, where a call finds nobody; the last resort is always the provider's own
   * routing. A special day without steps of its own is as any other time at which the hotline is closed.
   */
  readonly overflow: Readonly<
    Record<OverflowCause, readonly OverflowStep[]> & Partial<Record<SpecialDay, readonly OverflowStep[]>>
  >;
  /**
   * Agents who talked more than this multiple of the team's mean in the last hour are passed over; null:
   * nobody is.
   */
  readonly loadGuard: number | null;
  /** Played while the agent's phone is about to ring; null: nothing. */
  readonly greeting: AnnouncementName | null;
}

/** How long callers wait, in milliseconds, and what they hear. Nobody waits where both limits are 0. */
export interface WaitingRules {
  /** The longest wait for an agent the caller knows. */
  readonly familiarMs: number;
  /** The longest wait for anybody, after that. */
  readonly anyMs: number;
  /** Played over and over, a piece each turn; null: the default music. */
  readonly music: AnnouncementName | null;
  /**
   * Played first; it names the keys: 1 for anybody now, 2 for the mailbox if `voicemailKey`, 3 for a callback.
   * Null: nothing is played.
   */
  readonly prompt: AnnouncementName | null;
  readonly voicemailKey: boolean;
}

/** Name of an announcement, the company's own or one that ships with Familiar. */
export type AnnouncementName = string;

/**
 * Why a call finds nobody.
 *
 * - `closed`: outside the opening hours
 * - `nobody-reachable`: no agent is logged in and willing
 * - `all-busy`: some agents are, but all of them are in calls, being rung or set aside
 * - `hold-exhausted`: the caller has waited as long as allowed
 */
export type OverflowCause = 'closed' | 'nobody-reachable' | 'all-busy' | 'hold-exhausted';

export type OverflowStep =
  /**
   * Rings whoever of these has been idle longest, if any is available; otherwise the next step. Of each of the rotas,
   * whoever is on call is one of them; what is decided about a call has them among the agents and no rotas.
   */
  | {
      readonly kind: 'agents';
      readonly name: string;
      readonly agentIds: readonly AgentId[];
      readonly rotas?: readonly Rota[];
      /** Said of a decision: the step names nothing but rotas, and `agentIds` are those who are on call by them. */
      readonly onCall?: true;
    }
  /** A number outside the company; never a hotline's. */
  | { readonly kind: 'number'; readonly number: PhoneNumber }
  | { readonly kind: 'voicemail' }
  | { readonly kind: 'announcement'; readonly announcement: AnnouncementName }
  | { readonly kind: 'busy' }
  | { readonly kind: 'as-configured' };

/** How a caller is turned away. */
export type Refusal =
  | { readonly kind: 'reject' }
  | { readonly kind: 'busy' }
  | { readonly kind: 'announcement'; readonly announcement: AnnouncementName };

/** When an agent works, week by week, by the clock of the hotline that would ring them. */
export interface WorkingTimes {
  readonly agentId: AgentId;
  readonly weekly: Week;
}

/** A time during which an agent is away and others stand in. */
export interface Absence {
  readonly agentId: AgentId;
  /** Epoch milliseconds. */
  readonly from: number;
  /** When it is over, in epoch milliseconds; null: until further notice. */
  readonly to: number | null;
  /** Who takes over the agent's callers, in this order; any of them may be absent too. */
  readonly deputies: readonly AgentId[];
  /** Such as "holiday"; empty where nothing was said. */
  readonly why: string;
}

/** What the company has decided about a caller, or about all callers whose numbers begin alike. */
export interface CallerRule {
  /** Such as "Müller GmbH"; empty where nothing was said. */
  readonly name: string;
  /** Several numbers are one customer and share a history. */
  readonly numbers: readonly PhoneNumber[];
  /**
   * Beginnings of numbers, such as `+4922147101`; the longest match counts, and a full number beats any of
   * them.
   */
  readonly prefixes: readonly string[];
  readonly vip: boolean;
  /**
   * The agent who gets the calls. `strict`: nobody else ever does; otherwise others do if that agent can't be
   * dialled.
   */
  readonly fixed: { readonly agentId: AgentId; readonly strict: boolean } | null;
  /** Who never gets a call of this caller. */
  readonly never: readonly AgentId[];
  readonly blocked: Refusal | null;
  /** Whether somebody the caller does not know yet comes first. */
  readonly someoneNew: boolean;
  /** When the rule ceases to apply, in epoch milliseconds; null: never. */
  readonly until: number | null;
}
