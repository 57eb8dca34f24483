import { setTimeout as pause } from 'node:timers/promises';
import type { Log } from '../../app/ports/log.ts';
import type { Recorded } from '../../app/ports/store.ts';
import type { Engine, Watch } from '../database/engine.ts';
import { startSequence } from '../database/sequence.ts';
import type { Session } from '../database/session.ts';
import { messageOf } from '../database/store-error.ts';
import { readRecorded } from './read-recorded.ts';

export interface Following {
  /** The instance whose entries are left out. */
  readonly instance: string;
  readonly log: Log;
}

/** Tells a listener what other instances record, until `signal` aborts. */
export type Follow = (listener: (recorded: Recorded) => void, signal: AbortSignal) => Promise<void>;

/**
 * Makes a `follow` that begins at this moment: what is recorded before anybody follows is told once somebody
 * does.
 */
export async function prepareFollow(engine: Engine, { instance, log }: Following): Promise<Follow> {
  const { watch } = engine;
  if (watch === null) return (_, signal) => aborted(signal);
  const known = await latestNumbers(engine);
  return async (listener, signal) => {
    const alarm = makeAlarm(signal);
    const listening = watch.listen?.(by => {
      if (by !== instance) alarm.ring();
    }, signal);
    let sequence = startSequence(known);
    let isFailing = false;
    while (!signal.aborted) {
      try {
        if (isFailing) sequence = await continueOrRestart(engine, sequence);
        for await (const recorded of unheard(engine, sequence, instance)) tell(listener, recorded, log);
        if (isFailing) log.info({}, 'What other instances record is known again.');
        isFailing = false;
      } catch (error) {
        if (!isFailing && !signal.aborted)
          log.warn({ error: messageOf(error) }, 'What other instances record is not known for the moment.');
        isFailing = true;
      }
      await alarm.wait(isFailing ? pauseAfterFailureMs : watch.pollMs);
    }
    await listening;
  };
}

const pauseAfterFailureMs = 500;

/** How many numbers are read at once. */
const pageSize = 1_000;

/** How many of their entries are read at once. */
const entriesAtOnce = 100;

/** The latest numbers; those missing among them may still be committed. */
async function latestNumbers({ db }: Session): Promise<readonly number[]> {
  const rows = await db
    .selectFrom('familiar_journal')
    .select('seq')
    .orderBy('seq', 'desc')
    .limit(pageSize)
    .execute();
  return rows.map(row => row.seq);
}

type Sequence = ReturnType<typeof startSequence>;

/** A database restored from a backup meanwhile goes on counting from there, below what has been seen. */
async function continueOrRestart(session: Session, sequence: Sequence): Promise<Sequence> {
  const known = await latestNumbers(session);
  const [highest = 0] = known;
  return highest < sequence.settledUpTo(performance.now()) ? startSequence(known) : sequence;
}

/** The entries of other instances that became visible since the last time. */
async function* unheard(session: Session, sequence: Sequence, instance: string): AsyncGenerator<Recorded> {
  let after = sequence.settledUpTo(performance.now());
  for (;;) {
    const rows = await session.db
      .selectFrom('familiar_journal')
      .select(['seq', 'instance', 'event'])
      .where('seq', '>', after)
      .orderBy('seq')
      .limit(pageSize)
      .execute();
    const fresh = rows.filter(row => !sequence.has(row.seq));
    // An import is not news.
    const foreign = fresh
      .filter(row => row.instance !== instance && row.event !== 'pastCall')
      .map(row => row.seq);
    for (let start = 0; start < foreign.length; start += entriesAtOnce)
      yield* await readRecorded(session, foreign.slice(start, start + entriesAtOnce));
    // Only now: what could not be read is read again.
    for (const row of fresh) sequence.add(row.seq, performance.now());
    const last = rows.at(-1);
    if (last === undefined || rows.length < pageSize) return;
    after = last.seq;
  }
}

/** A listener that fails must not keep the others from hearing. */
function tell(listener: (recorded: Recorded) => void, recorded: Recorded, log: Log): void {
  try {
    listener(recorded);
  } catch (error) {
    log.error({ err: error }, 'An entry of another instance could not be taken note of.');
  }
}

/** A pause that can be cut short. */
function makeAlarm(signal: AbortSignal): { ring(): void; wait(ms: Watch['pollMs']): Promise<void> } {
  let isRinging = false;
  let wake = () => {};
  const ring = () => {
    isRinging = true;
    wake();
  };
  signal.addEventListener('abort', ring);
  return {
    ring,
    async wait(ms) {
      if (!isRinging) {
        const over = new AbortController();
        wake = () => over.abort();
        await pause(ms, null, { signal: over.signal }).catch(() => null);
      }
      isRinging = signal.aborted;
    },
  };
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
