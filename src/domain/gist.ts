import type { CallbackEnded } from './callback-event.ts';
import type { Candidate, Decision, Outcome, Rule } from './decision.ts';
import type { Familiarity } from './familiarity.ts';
import type { JournalEntry } from './journal-entry.ts';
import type { AgentId } from './roster.ts';
import { shadowOf } from './shadow.ts';

/** What a report needs of a decision: it is a fraction of its size, and lies beside the record of the call. */
export interface Gist {
  /** The hotline's name. */
  readonly hotline: string;
  readonly rule: Rule;
  readonly outcome: Outcome['kind'];
  /** Epoch milliseconds. */
  readonly decidedAt: number;
  /** Null where callers need not wait. */
  readonly waiting: {
    /** How long the caller may wait in all, in milliseconds. */
    readonly atMostMs: number;
    /** When they began to wait, in epoch milliseconds; null: they had only just called. */
    readonly since: number | null;
  } | null;
  /** Whom of the candidates the caller knew. */
  readonly known: readonly Pick<Familiarity, 'agentId' | 'answeredCalls'>[];
  /** What a hotline in shadow would have done; null: it was not in shadow. */
  readonly shadow: {
    /** Who would have been rung. */
    readonly rings: readonly AgentId[];
    /** Whether the caller knew one of those. */
    readonly ringsFamiliar: boolean;
  } | null;
  /** Left out where the caller did not ask to be called back. */
  readonly callback?: CallbackGist;
}

/** What came of a caller's wish to be called back. Moments are in epoch milliseconds. */
export interface CallbackGist {
  readonly askedAt: number;
  /** Null: it is not over, or that is not known yet. */
  readonly end: {
    readonly why: CallbackEnded['why'];
    /** Of a talk, when it began. */
    readonly at: number;
    /** Who talked to the caller; null where nobody did, or it is not known. */
    readonly agentId: AgentId | null;
    readonly attempts: number;
  } | null;
}

export function gistOf(decision: Decision): Gist {
  const { terms, reason, outcome, decidedAt } = decision;
  const { waiting } = terms;
  return {
    hotline: terms.hotline,
    rule: reason.rule,
    outcome: outcome.kind,
    decidedAt,
    waiting:
      waiting === null
        ? null
        : { atMostMs: waiting.familiarMs + waiting.anyMs, since: waiting.since ?? null },
    known: knownAmong(reason.candidates),
    shadow: shadowGist(shadowOf(decision)),
    ...(outcome.kind === 'callback' && { callback: { askedAt: decidedAt, end: null } }),
  };
}

/** The gist of a call whose caller was to be called back, once that is over; others stay as they are. */
export function withCallbackEnd(gist: Gist, { event, agentIds }: JournalEntry): Gist {
  if (gist.callback === undefined || event.type !== 'callbackEnded') return gist;
  const { why, at, attempts } = event;
  return {
    ...gist,
    callback: { ...gist.callback, end: { why, at, agentId: agentIds[0] ?? null, attempts } },
  };
}

/** Of hundreds of candidates the caller knows a few. */
function knownAmong(candidates: readonly Candidate[]): Gist['known'] {
  const known: Gist['known'][number][] = [];
  for (const { familiarity } of candidates)
    if (familiarity !== null)
      known.push({ agentId: familiarity.agentId, answeredCalls: familiarity.answeredCalls });
  return known;
}

function shadowGist(shadow: Decision | null): Gist['shadow'] {
  if (shadow === null) return null;
  const { outcome, reason } = shadow;
  return {
    rings: outcome.kind === 'dial' ? outcome.agentIds : [],
    ringsFamiliar: reason.candidates.some(
      one => one.verdict === 'dialled' && (one.familiarity?.answeredCalls ?? 0) > 0,
    ),
  };
}
