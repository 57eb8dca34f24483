import { fileURLToPath } from 'node:url';
import { type ResourceLimits, Worker } from 'node:worker_threads';
import type { AppContext } from '../../app/context.ts';
import { type Archive, createArchive } from '../../app/page/archive.ts';
import type { DatabaseConfig } from '../../store/database/database-config.ts';
import type { Failure, FromArchive, Known, ToArchive } from './messages.ts';

/** An archive that is to be closed. */
export interface OpenArchive {
  readonly archive: Archive;
  close(): Promise<void>;
}

/** How long the thread is kept while nobody asks, in milliseconds: it takes memory, and starting it 0.3 seconds. */
const idleMs = 60_000;

/**
 * However much is asked, the calls keep their memory. The young generation takes what it is given as soon as much is read, up
 * to 200 MB by default, and gains nothing by that.
 */
const usualLimits: ResourceLimits = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 24 };

/** An archive whose questions are answered in a thread with a connection of its own, which begins with the first. */
export function askThread(
  { known, clock, log }: Pick<AppContext, 'known' | 'clock' | 'log'>,
  database: DatabaseConfig,
  limits: ResourceLimits = usualLimits,
): OpenArchive {
  let thread: Thread | null = null;

  function begin(): Thread {
    const begun = startThread({ database, log, limits }, () => {
      if (thread === begun) thread = null;
    });
    thread = begun;
    return begun;
  }

  return {
    archive: createArchive((question, given, gone) =>
      (thread ?? begin()).ask({ question, given, now: clock() }, known, gone),
    ),
    close: async () => thread?.end(),
  };
}

type Asked = Pick<Extract<ToArchive, { kind: 'ask' }>, 'question' | 'given' | 'now'>;

interface Surroundings extends Pick<AppContext, 'log'> {
  readonly database: DatabaseConfig;
  readonly limits: ResourceLimits;
}

interface Waiting {
  resolve(answer: unknown): void;
  reject(error: Error): void;
  /** Aborts once it does not wait any more. */
  readonly settled: AbortController;
}

interface Thread {
  ask(asked: Asked, known: Known, gone: AbortSignal): Promise<unknown>;
  end(): Promise<void>;
}

/** @param onEnd is called as soon as it answers nothing any more. */
function startThread({ database, log, limits }: Surroundings, onEnd: () => void): Thread {
  const worker = new Worker(entry, { workerData: database, argv: [threadSource], resourceLimits: limits });
  // Nobody waits for it at the end of the process.
  worker.unref();
  const waiting = new Map<number, Waiting>();
  let told: Known | null = null;
  let asked = 0;
  let idle: NodeJS.Timeout | null = null;

  const tell = (message: ToArchive): void => worker.postMessage(message);
  const ended = new Promise<void>(resolve => worker.once('exit', () => resolve()));

  function end(): Promise<void> {
    onEnd();
    worker.ref();
    tell({ kind: 'end' });
    return ended;
  }

  function settle(id: number): Waiting | undefined {
    const found = waiting.get(id);
    // It was dropped, and the thread answers all the same.
    if (found === undefined) return undefined;
    found.settled.abort();
    waiting.delete(id);
    if (waiting.size === 0) idle = setTimeout(() => void end(), idleMs).unref();
    return found;
  }

  function fail(error: Error): void {
    onEnd();
    for (const one of waiting.values()) one.reject(error);
    waiting.clear();
  }

  worker.on('message', (message: FromArchive) => {
    if (message.kind === 'warning') log.warn(message.fields, message.text);
    else if (message.kind === 'answer') settle(message.id)?.resolve(message.answer);
    else settle(message.id)?.reject(toError(message.error));
  });
  worker.on('error', error => {
    log.error(
      { err: error },
      'The thread that reads for the page has failed. The next question begins another.',
    );
    fail(error);
  });
  worker.on('exit', () => fail(new Error('The thread that reads for the page has ended.')));

  return {
    ask({ question, given, now }, known, gone) {
      gone.throwIfAborted();
      const id = asked++;
      const news = isSame(told, known) ? null : whatIs(known);
      return new Promise((resolve, reject) => {
        tell({ kind: 'ask', id, question, given, now, known: news });
        told = news ?? told;
        if (idle !== null) clearTimeout(idle);
        const settled = new AbortController();
        waiting.set(id, { resolve, reject, settled });
        const drop = (): void => {
          tell({ kind: 'drop', id });
          settle(id)?.reject(gone.reason);
        };
        gone.addEventListener('abort', drop, { signal: settled.signal });
      });
    },
    end,
  };
}

/** Bundled, all files lie in one folder. */
const threadSource = '../src/wiring/archive/archive-thread.ts';
const entryPath = import.meta.url.endsWith('.ts')
  ? '../../../scripts/source-thread.mjs'
  : './archive-thread.js';
const entry = fileURLToPath(new URL(entryPath, import.meta.url));

/** What is told to the thread is a copy, made only when something is new. */
function whatIs({ plan, roster, rules, byEnvironment, routeForwarded }: Known): Known {
  return { plan, roster, rules, byEnvironment, routeForwarded };
}

function isSame(told: Known | null, { plan, roster, rules, routeForwarded }: Known): boolean {
  return (
    told !== null &&
    told.plan === plan &&
    told.roster === roster &&
    told.rules === rules &&
    told.routeForwarded === routeForwarded
  );
}

function toError({ name, message, code }: Failure): Error {
  return Object.assign(new Error(message), { name, ...(code === null ? {} : { code }) });
}
