import type { Correction } from '../../domain/journal-entry.ts';
import { countRefusedCallbacks, type RefusedCallbacks } from '../callbacks/count-refused.ts';
import type { Clock } from '../ports/log.ts';
import type { StoreState } from '../ports/store.ts';
import { correctionName, noCorrections } from '../switchboard/correction-counts.ts';
import { inOrder, isWarning, judge, textOf } from './checks/all-checks.ts';
import { type CompanyFacts, type Counts, type Fact, type Gathered, nothingGathered } from './checks/facts.ts';
import type { Failure, HealthSummary, SourceName, WaitingCallers } from './health-summary.ts';
import type { Reader } from './health-warnings.ts';
import { countPushes, type PushNotes } from './push-counts.ts';
import { createStandingWarnings, type StandingWarnings } from './standing-warnings.ts';

/** What the summary needs of the rest of the service. */
export interface Surroundings {
  /** When presence was last confirmed, in epoch milliseconds; null: never. */
  readonly confirmedAt: number | null;
  readonly presenceStaleMs: number;
  readonly store: StoreState;
  readonly openLegs: number;
  readonly pausedAgents: number;
  readonly waiting: WaitingCallers;
  /** Left out: not known. */
  readonly company?: CompanyFacts;
}

export interface Readiness {
  readonly ready: boolean;
  readonly missing: readonly ('database' | 'roster' | 'stopping')[];
}

/** Counts what happens in this process. */
export interface Health extends PushNotes {
  corrected(event: Correction['event']): void;
  offeredUnclaimed(): void;
  /** Who wanted to be called back and was not, by the company's limit. */
  readonly refusedCallbacks: RefusedCallbacks;
  sourceFailed(name: SourceName, error: unknown): void;
  sourceSucceeded(name: SourceName): void;
  /** Says this among the warnings until something else, or null, is said about the same thing. */
  readonly warnAbout: StandingWarnings['warn'];
  /** Notes what is no reason to worry; otherwise like `warnAbout`. */
  readonly noteAbout: StandingWarnings['note'];
  /** Takes facts for the checks, in place of what was known of the same. */
  know(facts: Partial<Gathered>): void;
  /** Null: not known. */
  accountKind(): Gathered['accountKind'];
  /** @param reader default: anybody */
  summarise(surroundings: Surroundings, reader?: Reader): HealthSummary;
}

/** Share of the spool above which an event may not fit any more, since it must fit as a whole. */
const spoolFull = 0.95;

export function createHealth(clock: Clock): Health {
  const pushes = countPushes(clock);
  const corrections = noCorrections();
  const lastErrors: Record<SourceName, Failure | null> = { presence: null, calls: null };
  const standing = createStandingWarnings(clock);
  const sinceOf = createSinceBook(clock);
  let gathered = nothingGathered;
  const answered = new Set<SourceName>();
  let offersUnclaimed = 0;

  return {
    ...pushes.notes,
    corrected(event) {
      corrections[correctionName(event)] += 1;
    },
    offeredUnclaimed() {
      offersUnclaimed += 1;
    },
    refusedCallbacks: countRefusedCallbacks(clock),
    sourceFailed(name, error) {
      lastErrors[name] = { at: clock(), error: nameOf(error) };
    },
    sourceSucceeded(name) {
      lastErrors[name] = null;
      answered.add(name);
    },
    warnAbout: standing.warn,
    noteAbout: standing.note,
    know(facts) {
      gathered = { ...gathered, ...facts };
    },
    accountKind: () => gathered.accountKind,
    summarise({ confirmedAt, presenceStaleMs, company = null, ...present }, reader = 'anybody') {
      const now = clock();
      const ageMs = confirmedAt === null ? null : Math.max(0, now - confirmedAt);
      const counts: Counts = {
        ...pushes.counts(now),
        offersUnclaimed,
        presence: {
          confirmedAt,
          ageSeconds: ageMs === null ? null : Math.round(ageMs / 1000),
          isStale: ageMs !== null && ageMs > presenceStaleMs,
        },
        store: present.store,
        openLegs: present.openLegs,
        pausedAgents: present.pausedAgents,
        waiting: present.waiting,
        corrections: { ...corrections },
        lastErrors: { ...lastErrors },
      };
      const facts = { ...gathered, now, counts, company, isPastKnown: pushes.notes.isPastKnown() };
      const judged = judge(
        {
          ...facts,
          token: gathered.token ?? tokenBy(counts, answered.has('presence') && gathered.hasToken === true),
        },
        reader,
        sinceOf,
      );
      const { warnings, notes, well } = standing.checks(reader);
      return {
        ...counts,
        warnings: [...judged.filter(isWarning), ...warnings].map(textOf),
        notes: notes.map(textOf),
        checks: inOrder([...judged, ...warnings, ...notes, ...well]),
      };
    },
  };
}

/** Remembers since when something is found; forgets it once it no longer is. */
function createSinceBook(clock: Clock): (name: string, isFound: boolean) => number | null {
  const since = new Map<string, number>();
  return (name, isFound) => {
    if (!isFound) since.delete(name);
    else if (!since.has(name)) since.set(name, clock());
    return since.get(name) ?? null;
  };
}

/** By how asking for presence went. */
function tokenBy({ lastErrors }: Counts, hasAnswered: boolean): Fact<'good' | 'refused'> {
  const error = lastErrors.presence?.error ?? null;
  if (error === 'unauthorized') return { value: 'refused' };
  if (error !== null)
    return {
      why: {
        en: `sipgate could not be asked (${error}).`,
        de: `sipgate ließ sich nicht fragen (${error}).`,
      },
    };
  return hasAnswered ? { value: 'good' } : null;
}

/**
 * Whether calls should be sent here. An unreachable database is no reason to refuse while the spool has room:
 * calls are taken from memory.
 */
export function readiness(state: {
  readonly store: StoreState;
  readonly agents: number;
  readonly isStopping: boolean;
}): Readiness {
  const { spooled, isReachable } = state.store;
  const missing: Readiness['missing'][number][] = [];
  if (!isReachable && spooled.entries > 0 && spooled.bytes >= spoolFull * spooled.capacityBytes)
    missing.push('database');
  if (!isReachable && spooled.capacityBytes === 0 && spooled.entries === 0) missing.push('database');
  if (state.agents === 0) missing.push('roster');
  if (state.isStopping) missing.push('stopping');
  return { ready: missing.length === 0, missing };
}

/** The code of a system or database error, the problem of a provider's error, else the class. */
function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  if ('code' in error && typeof error.code === 'string') return error.code;
  if ('problem' in error && typeof error.problem === 'string') return error.problem;
  return error.name;
}
