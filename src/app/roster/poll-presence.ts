import type { Agent, Roster } from '../../domain/roster.ts';
import type { AppContext } from '../context.ts';
import type { AccountKnown, RosterSource } from '../ports/provider.ts';
import { spendAtMost } from '../time-budget.ts';
import { doubtPhones, refuseLossOfAllPhones } from './doubt-roster.ts';
import { holdsProviderLease } from './provider-lease.ts';

export interface PollOptions {
  readonly intervalMs: number;
  readonly signal: AbortSignal;
  /** Called after each success. */
  readonly onRoster: () => void;
}

const longestPauseMs = 60_000;
const longestRetryAfterMs = 10 * 60_000;
const savedWithinMs = 500;

/**
 * Asks for the roster again and again until `signal` aborts, and resolves then. No call waits for it: when
 * the provider fails, calls are routed by the last roster. After a failure it waits twice as long each time,
 * and at least as long as the provider asks.
 */
export async function pollPresence(
  context: AppContext,
  source: RosterSource,
  options: PollOptions,
): Promise<void> {
  const { intervalMs, signal, onRoster } = options;
  const saved = createSavedRoster(context);
  let failures = 0;
  while (!signal.aborted) {
    let pauseMs = intervalMs;
    let askedMs = 0;
    try {
      await refreshRoster(context, source, { ...options, saved });
      context.health.sourceSucceeded('presence');
      context.known.lookProblem = null;
      context.health.warnAbout('phones', doubtPhones(context.known.roster));
      if (failures > 0) context.log.info({ failures }, 'Presence is up to date again.');
      failures = 0;
      onRoster();
    } catch (error) {
      if (signal.aborted) return;
      learnAccount(context, error);
      failures += 1;
      context.health.sourceFailed('presence', error);
      context.health.warnAbout('phones', doubtPhones(context.known.roster, error));
      // Once per outage: the same error every few seconds helps nobody.
      if (failures === 1) reportFailure(context, error);
      askedMs = retryAfterMs(error);
      pauseMs = Math.max(Math.min(longestPauseMs, intervalMs * 2 ** failures), askedMs);
    }
    await context.connection.pause(pauseMs, signal, askedMs === 0);
  }
}

/**
 * Applies the roster. Of several instances one asks the provider and saves its answer for the others and for
 * the next start.
 */
async function refreshRoster(
  context: AppContext,
  source: RosterSource,
  { intervalMs, signal, saved }: PollOptions & { readonly saved: SavedRoster },
): Promise<void> {
  const { known, log } = context;
  const before = known.roster;
  // The first time every instance asks, since what was saved may be from before the settings changed.
  const isAsking = (await holdsProviderLease(context, intervalMs)) || before.confirmedAt === null;
  const roster = (isAsking ? null : await saved.load()) ?? (await source.fetchRoster(signal));
  refuseLossOfAllPhones(before, roster);
  known.roster = roster;
  const { agents } = known.roster;
  if (identitiesOf(agents) !== identitiesOf(before.agents))
    log.info({ before: before.agents.length, now: agents.length }, `The roster has ${agents.length} agents.`);
  if (isAsking) await saved.save(known.roster);
}

type SavedRoster = ReturnType<typeof createSavedRoster>;

/** What the instances tell each other through the store. */
function createSavedRoster({ store, known, clock, log }: AppContext) {
  /**
   * When the roster saved or loaded last was confirmed, by the clock of that moment, which may have been set
   * since.
   */
  let latest: number | null = null;
  return {
    /** Null: there is none. A roster that is not newer than the known one does not replace it. */
    async load(): Promise<Roster | null> {
      const { confirmedAt, ...saved } = await store.loadRoster();
      if (saved.agents.length === 0) return null;
      // Only now: meanwhile the clock may have been set.
      const own = known.roster;
      const isNews = confirmedAt !== null && confirmedAt !== latest && confirmedAt > (own.confirmedAt ?? 0);
      if (!isNews) return own;
      latest = confirmedAt;
      return { ...saved, confirmedAt: Math.min(confirmedAt, clock()) };
    },
    /** An unreachable store is no reason to doubt the provider, or to ask it less often. */
    async save(roster: Roster): Promise<void> {
      if (!store.state().isReachable) return;
      latest = roster.confirmedAt;
      await spendAtMost(savedWithinMs, store.saveRoster(roster), {
        instead: null,
        onFailure: error => log.debug({ err: error }, 'The roster could not be saved.'),
      });
    },
  };
}

function reportFailure({ log, known }: AppContext, error: unknown): void {
  const { confirmedAt } = known.roster;
  const roster =
    confirmedAt === null
      ? 'a roster that was never confirmed'
      : `the roster of ${new Date(confirmedAt).toISOString()}`;
  log.warn({ err: error }, `Presence can't be refreshed, so calls go on by ${roster}. Retrying.`);
}

/** The agents, without what changes by the minute. */
function identitiesOf(agents: readonly Agent[]): string {
  return JSON.stringify(agents.map(({ id, name, numbers }) => [id, name, numbers]));
}

/**
 * Keeps what the provider said of the account although nobody can be rung there. If somebody could until now,
 * the last roster holds as a whole.
 */
function learnAccount({ known }: AppContext, error: unknown): void {
  const { roster } = known;
  if (roster.agents.length === 0 && error instanceof Error && 'account' in error)
    known.roster = { ...roster, ...(error.account as AccountKnown) };
}

function retryAfterMs(error: unknown): number {
  const asked = error instanceof Error && 'retryAfterMs' in error ? error.retryAfterMs : null;
  return typeof asked === 'number' ? Math.min(asked, longestRetryAfterMs) : 0;
}
