import type { LearningRules } from './call-record.ts';
import type { Language } from './language.ts';
import type { OpeningHours } from './opening-hours.ts';
import type { PhoneNumber } from './phone-number.ts';
import type { Policy } from './policy.ts';
import type { AgentId } from './roster.ts';

/**
 * How a company wants its calls routed: its hotlines, and the rules that stand above the statistics. Complete and free
 * of contradictions; made from the configuration that the company has stored or, where it has none, from the
 * environment.
 */
export interface Plan {
  /** Of announcements. */
  readonly language: Language;
  readonly learning: LearningRules;
  readonly hotlines: readonly Hotline[];
  readonly absences: readonly Absence[];
  readonly callers: readonly CallerRule[];
}

/** A published number, or several that mean the same, and how its calls are routed. */
export interface Hotline {
  /** Unique in its plan; never empty. */
  readonly name: string;
  /** At least one; no number belongs to two hotlines. */
  readonly numbers: readonly PhoneNumber[];
  /** Who takes its calls; null: every agent. */
  readonly agents: readonly AgentId[] | null;
  /** Null: always open. Its times are local ones of `timeZone`. */
  readonly hours: OpeningHours | null;
  /** IANA, such as Europe/Berlin. */
  readonly timeZone: string;
  readonly policy: Policy;
  /** Whether calls are only listened to and decided, and ring as the provider is configured. */
  readonly shadow: boolean;
  /** Whether who knows whom is learned from this hotline's calls alone, or from all that are shared. */
  readonly memory: 'shared' | 'own';
  /** What becomes of callers who hide their number. */
  readonly withheld: 'as-strangers' | Refusal;
  readonly waiting: WaitingRules;
  /** What is tried in turn where a call finds nobody; the last resort is always the provider's own routing. */
  readonly overflow: Readonly<Record<OverflowCause, readonly OverflowStep[]>>;
  /** Passes over an agent whose share of the last hour's talk time exceeds this multiple of the team's mean; null: never. */
  readonly loadGuard: number | null;
  /** Played while the agent's phone is about to ring; null: nothing. */
  readonly greeting: AnnouncementName | null;
}

/** How long callers wait, in seconds turned to milliseconds, and what they hear. Nobody waits where both limits are 0. */
export interface WaitingRules {
  /** For an agent the caller knows. */
  readonly familiarMs: number;
  /** After that, for anybody. */
  readonly anyMs: number;
  /** Played over and over in turns; null: the default music. */
  readonly music: AnnouncementName | null;
  /** Said first. It tells of the keys: 1 for anybody now, 2 for the mailbox if `voicemailKey`. Null: nothing is said. */
  readonly prompt: AnnouncementName | null;
  readonly voicemailKey: boolean;
}

/** Name of a text of the company's own, or of one that comes with Familiar. */
export type AnnouncementName = string;

/**
 * Why a call finds nobody.
 *
 * - `closed`: outside of the opening hours
 * - `nobody-reachable`: no agent is logged in and willing
 * - `all-busy`: some are, but all of them are in calls, being rung or set aside
 * - `hold-exhausted`: the caller has waited as long as is allowed
 */
export type OverflowCause = 'closed' | 'nobody-reachable' | 'all-busy' | 'hold-exhausted';

export type OverflowStep =
  /** Ring the longest idle of these, if any is available; else the next step. */
  | { readonly kind: 'agents'; readonly name: string; readonly agentIds: readonly AgentId[] }
  /** A number outside; never a hotline's. */
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

/** An agent is away, and others stand in. */
export interface Absence {
  readonly agentId: AgentId;
  /** Epoch milliseconds. */
  readonly from: number;
  /** Epoch milliseconds, when it is over; null: until further notice. */
  readonly to: number | null;
  /** Who inherit the agent's callers, in this order; each of them may be absent too. */
  readonly deputies: readonly AgentId[];
  /** Such as "holiday"; empty where nothing was said. */
  readonly why: string;
}

/** What the company has decided about a caller, or about all callers whose numbers begin alike. */
export interface CallerRule {
  /** Such as "Müller GmbH"; empty where nothing was said. */
  readonly name: string;
  /** Several are one customer, who share their history. */
  readonly numbers: readonly PhoneNumber[];
  /** Beginnings of numbers, such as `+4922147101`; the longest that fits counts, and a full number before any. */
  readonly prefixes: readonly string[];
  readonly vip: boolean;
  /** The agent who gets the calls. `strict`: nobody else does; else, others if that one can't be dialled. */
  readonly fixed: { readonly agentId: AgentId; readonly strict: boolean } | null;
  /** Who never gets a call of this caller. */
  readonly never: readonly AgentId[];
  readonly blocked: Refusal | null;
  /** Somebody the caller does not know yet comes first. */
  readonly someoneNew: boolean;
  /** Epoch milliseconds from which on the rule counts no more; null: never. */
  readonly until: number | null;
}
