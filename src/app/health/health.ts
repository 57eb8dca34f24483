import type { CallEvent } from '../../domain/call-event.ts';
import type { Correction } from '../../domain/journal-entry.ts';
import type { Clock } from '../ports/log.ts';
import type { StoreState } from '../ports/store.ts';
import { correctionName, noCorrections } from '../switchboard/correction-counts.ts';
import type { Failure, HealthSummary, SourceName, WaitingCallers, Warning } from './health-summary.ts';
import { type Reader, type StandingWarning, warningFor, warningsOf } from './health-warnings.ts';

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
export interface Health {
  pushReceived(type: CallEvent['type']): void;
  corrected(event: Correction['event']): void;
  pushNotRecorded(): void;
  pushAstray(): void;
  pushRespelled(): void;
  pushRefused(): void;
  /** A push came at this moment (epoch milliseconds): before the start, or to another instance. */
  heardAt(at: number): void;
  /** When the last one came that is known of, in epoch milliseconds; null: none ever. */
  lastPushAt(): number | null;
  offeredUnclaimed(): void;
  sourceFailed(name: SourceName, error: unknown): void;
  sourceSucceeded(name: SourceName): void;
  /**
   * Says this among the warnings until something else, or null, is said about the same thing. A function is asked anew
   * each time, for what changes as time goes by.
   */
  warnAbout(thing: string, warning: StandingWarning | null | (() => StandingWarning | null)): void;
  /** Notes likewise what is no reason to worry. */
  noteAbout(thing: string, note: StandingWarning | null | (() => StandingWarning | null)): void;
  /** @param reader default: anybody */
  summarise(surroundings: Surroundings, reader?: Reader): HealthSummary;
}

const enoughNewCalls = 5;
const followUpsDueMs = 10 * 60_000;
/** From here on an event may find no room, since it must fit as a whole. */
const spoolFull = 0.95;

export function createHealth(clock: Clock): Health {
  const pushes = { newCall: 0, answer: 0, hangup: 0, dtmf: 0 };
  const corrections = noCorrections();
  const lastErrors: Record<SourceName, Failure | null> = { presence: null, calls: null };
  const standing = new Map<string, () => StandingWarning | null>();
  const notes = new Map<string, () => StandingWarning | null>();
  let firstNewCallAt: number | null = null;
  let lastPushAt: number | null = null;
  let pushesNotRecorded = 0;
  let pushesAstray = 0;
  let pushesRespelled = 0;
  let pushesRefused = 0;
  let offersUnclaimed = 0;

  function judgeFollowUps(now: number): HealthSummary['followUps'] {
    if (pushes.answer + pushes.hangup > 0) return 'arrive';
    const isDue = firstNewCallAt !== null && now - firstNewCallAt > followUpsDueMs;
    return isDue && pushes.newCall >= enoughNewCalls ? 'never-arrived' : 'too-early';
  }

  return {
    pushReceived(type) {
      lastPushAt = clock();
      pushes[type] += 1;
      if (type === 'newCall') firstNewCallAt ??= lastPushAt;
    },
    corrected(event) {
      corrections[correctionName(event)] += 1;
    },
    pushNotRecorded() {
      pushesNotRecorded += 1;
    },
    pushAstray() {
      pushesAstray += 1;
    },
    pushRespelled() {
      pushesRespelled += 1;
    },
    pushRefused() {
      pushesRefused += 1;
    },
    heardAt(at) {
      lastPushAt = Math.max(lastPushAt ?? at, at);
    },
    lastPushAt: () => lastPushAt,
    offeredUnclaimed() {
      offersUnclaimed += 1;
    },
    sourceFailed(name, error) {
      lastErrors[name] = { at: clock(), error: nameOf(error) };
    },
    sourceSucceeded(name) {
      lastErrors[name] = null;
    },
    warnAbout(thing, warning) {
      if (warning === null) standing.delete(thing);
      else standing.set(thing, typeof warning === 'function' ? warning : () => warning);
    },
    noteAbout(thing, note) {
      if (note === null) notes.delete(thing);
      else notes.set(thing, typeof note === 'function' ? note : () => note);
    },
    summarise({ confirmedAt, presenceStaleMs, store, openLegs, pausedAgents, waiting }, reader = 'anybody') {
      const now = clock();
      const ageMs = confirmedAt === null ? null : Math.max(0, now - confirmedAt);
      const summary = {
        lastPushAt,
        newCalls: pushes.newCall,
        answers: pushes.answer,
        hangups: pushes.hangup,
        followUps: judgeFollowUps(now),
        pushesNotRecorded,
        pushesAstray,
        pushesRespelled,
        pushesRefused,
        offersUnclaimed,
        presence: {
          confirmedAt,
          ageSeconds: ageMs === null ? null : Math.round(ageMs / 1000),
          isStale: ageMs !== null && ageMs > presenceStaleMs,
        },
        store,
        openLegs,
        pausedAgents,
        waiting,
        corrections: { ...corrections },
        lastErrors: { presence: lastErrors.presence, calls: lastErrors.calls },
      };
      const said = (all: typeof standing): Warning[] =>
        [...all.values()].flatMap(say => say() ?? []).map(warning => warningFor(reader, warning));
      return {
        ...summary,
        warnings: [...warningsOf(summary), ...said(standing)],
        notes: said(notes),
      };
    },
  };
}

/**
 * Whether calls should be sent here. While the spool has room, a database that is away is no reason to refuse: calls
 * are taken from memory.
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

/** The code of a system or database error, the problem of a provider's, else the class. */
function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  if ('code' in error && typeof error.code === 'string') return error.code;
  if ('problem' in error && typeof error.problem === 'string') return error.problem;
  return error.name;
}
