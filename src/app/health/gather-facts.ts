import { statfs } from 'node:fs/promises';
import { offersCallbacks } from '../../domain/callback-rules.ts';
import type { AgentId } from '../../domain/roster.ts';
import type { AppContext } from '../context.ts';
import type { Dialler } from '../ports/provider.ts';
import { repeat } from '../repeat.ts';
import { spendAtMost } from '../time-budget.ts';
import type { Disk, Fact, Gathered } from './checks/facts.ts';
import { reportHealth } from './report-health.ts';
import { watchDatabase } from './watch-database.ts';

/** Where the service writes. */
export type Folders = readonly { readonly holds: Disk['holds']; readonly path: string }[];

export interface GatherOptions {
  readonly folders: Folders;
  /** It gives null if there is no token. */
  readonly dialler: () => Dialler | null;
  readonly signal: AbortSignal;
}

const intervalMs = 30_000;
/** How long one fact may take. */
const patienceMs = 2_000;
/** How many measurements of the database count: one may be slow by accident. */
const measured = 5;
/** How many agents are looked up each time, of those of whom nothing was heard since the start. */
const lookedUp = 50;

/**
 * Gathers what the checks of health need, now and then until `signal` aborts: on no call's way, and by look-ups whose
 * cost does not grow with the calls.
 */
export async function gatherFacts(
  context: AppContext,
  { folders, dialler, signal }: GatherOptions,
): Promise<void> {
  const { health } = context;
  const timeDatabase = createStopwatch(context);
  const findUnheard = createUnheardAgents(context);
  const looking = repeat(
    async () => {
      const [disks, databaseMs, unheardAgents, dialAbility] = await Promise.all([
        readDisks(folders),
        timeDatabase(),
        findUnheard(),
        askAbility(context, dialler()),
      ]);
      health.know({ disks, databaseMs, unheardAgents, dialAbility });
      // Notes since when something is wrong, also while nobody looks.
      reportHealth(context);
    },
    { intervalMs, signal },
  );
  await Promise.all([looking, noteConnection(context, signal), watchDatabase(context, signal)]);
}

/** Nothing is asked of the provider where no hotline offers callbacks. */
async function askAbility(
  { known }: Pick<AppContext, 'known'>,
  dialler: Dialler | null,
): Promise<Gathered['dialAbility']> {
  if (!offersCallbacks(known.plan)) return null;
  if (dialler === null) return 'no-token';
  const asking = dialler.ability(AbortSignal.timeout(patienceMs));
  return spendAtMost(patienceMs, asking, { instead: 'unknown' as const });
}

/** At once when another is in force: whoever has just given a token must not be told that there is none. */
async function noteConnection(
  { health, connection }: Pick<AppContext, 'health' | 'connection'>,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    const { webhookUrl, credentials } = connection.current;
    health.know({ webhookUrl: webhookUrl?.href ?? null, hasToken: credentials !== null });
    await connection.pause(intervalMs, signal);
  }
}

/** How much room there is where things are written. */
export function readDisks(folders: Folders): Promise<Gathered['disks']> {
  const reading = Promise.all(
    folders.map(async ({ holds, path }) => {
      const { bavail, blocks, bsize } = await statfs(path);
      return { holds, freeBytes: bavail * bsize, totalBytes: blocks * bsize };
    }),
  );
  return orWhy(reading, {
    en: 'How much room there is on the disk can’t be read.',
    de: 'Wie viel Platz auf der Platte ist, lässt sich nicht lesen.',
  });
}

/** Measures the database again, and gives the median of the latest measurements. */
function createStopwatch({ store }: AppContext): () => Promise<Gathered['databaseMs']> {
  let times: readonly number[] = [];
  const measure = async (): Promise<number> => {
    const begin = performance.now();
    await store.latestRevision();
    times = [...times, performance.now() - begin].slice(-measured);
    return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
  };
  return () =>
    orWhy(measure(), {
      en: 'The database did not answer in time.',
      de: 'Die Datenbank hat nicht rechtzeitig geantwortet.',
    });
}

/**
 * Finds agents of whom nothing was ever heard, though others were. Who was heard of once is not looked up again. Calls that
 * were imported count as heard: whom a caller knows is found by an index, and does not say from where.
 */
function createUnheardAgents({ store, known }: AppContext): () => Promise<Gathered['unheardAgents']> {
  const heard = new Set<AgentId>();
  const find = async (): Promise<Gathered['unheardAgents']> => {
    const { idleSince, talkingByAgent } = known.switchboard;
    const { agents } = known.roster;
    for (const { id } of agents) if (idleSince.has(id) || talkingByAgent.has(id)) heard.add(id);
    const silent = agents.filter(({ id }) => !heard.has(id)).slice(0, lookedUp);
    for (const { id, numbers } of silent)
      if ((await store.directory.callersKnownBy([id, ...numbers], 1)).length > 0) heard.add(id);
    return agents.some(({ id }) => heard.has(id))
      ? { value: silent.filter(({ id }) => !heard.has(id)).map(({ name }) => name) }
      : { why: nobodyYet };
  };
  return () => spendAtMost(patienceMs, find(), { instead: { why: notRead } });
}

const nobodyYet = {
  en: 'No agent has been heard of yet.',
  de: 'Bisher wurde von niemandem etwas gemeldet.',
};
const notRead = {
  en: 'Of whom calls were ever heard could not be read from the database.',
  de: 'Von wem je etwas gemeldet wurde, ließ sich nicht aus der Datenbank lesen.',
};

function orWhy<T>(work: Promise<T>, why: { readonly en: string; readonly de: string }): Promise<Fact<T>> {
  return spendAtMost(
    patienceMs,
    work.then(value => ({ value })),
    { instead: { why } },
  );
}
