import type { Correction } from '../../domain/journal-entry.ts';
import type { Clock } from '../ports/log.ts';
import type { StoreState } from '../ports/store.ts';
import { correctionName, noCorrections } from '../switchboard/correction-counts.ts';
import type { Failure, HealthSummary, SourceName, WaitingCallers } from './health-summary.ts';
import { type Reader, warningsOf } from './health-warnings.ts';
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
}

export interface Readiness {
  readonly ready: boolean;
  readonly missing: readonly ('database' | 'roster' | 'stopping')[];
}

/** Counts what happens in this process. */
export interface Health extends PushNotes {
  corrected(event: Correction['event']): void;
  offeredUnclaimed(): void;
  sourceFailed(name: SourceName, error: unknown): void;
  sourceSucceeded(name: SourceName): void;
  /** Says this among the warnings until something else, or null, is said about the same thing. */
  readonly warnAbout: StandingWarnings['say'];
  /** Notes what is no reason to worry; otherwise like `warnAbout`. */
  readonly noteAbout: StandingWarnings['say'];
  /** @param reader default: anybody */
  summarise(surroundings: Surroundings, reader?: Reader): HealthSummary;
}

/** Share of the spool above which an event may not fit any more, since it must fit as a whole. */
const spoolFull = 0.95;

export function createHealth(clock: Clock): Health {
  const pushes = countPushes(clock);
  const corrections = noCorrections();
  const lastErrors: Record<SourceName, Failure | null> = { presence: null, calls: null };
  const warnings = createStandingWarnings();
  const notes = createStandingWarnings();
  let offersUnclaimed = 0;

  return {
    ...pushes.notes,
    corrected(event) {
      corrections[correctionName(event)] += 1;
    },
    offeredUnclaimed() {
      offersUnclaimed += 1;
    },
    sourceFailed(name, error) {
      lastErrors[name] = { at: clock(), error: nameOf(error) };
    },
    sourceSucceeded(name) {
      lastErrors[name] = null;
    },
    warnAbout: warnings.say,
    noteAbout: notes.say,
    summarise({ confirmedAt, presenceStaleMs, ...present }, reader = 'anybody') {
      const now = clock();
      const ageMs = confirmedAt === null ? null : Math.max(0, now - confirmedAt);
      const summary = {
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
      return {
        ...summary,
        warnings: [...warningsOf(summary), ...warnings.said(reader)],
        notes: notes.said(reader),
      };
    },
  };
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
