// The thread of the archive: it reads with a connection of its own, so no call waits for it.
import { isMainThread, type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { answer } from '../../app/page/archive.ts';
import type { ArchiveContext } from '../../app/page/archive-context.ts';
import type { Log } from '../../app/ports/log.ts';
import { createWallClock } from '../../calendar/wall-clock.ts';
import { hotlineNumbers } from '../../domain/plan-index.ts';
import type { DatabaseConfig } from '../../store/database/database-config.ts';
import { type OpenPast, openPast } from '../../store/open-past.ts';
import type { Failure, FromArchive, Known, ToArchive } from './messages.ts';

/** Answers questions until it is told to end. */
function serve(port: MessagePort, database: DatabaseConfig): void {
  const tell = (message: FromArchive, moved: readonly ArrayBuffer[] = []): void =>
    port.postMessage(message, moved);
  const past = createOpener(database, warningsTo(tell));
  const toLocal = createWallClock();
  const going = new Map<number, AbortController>();
  let known: ArchiveContext['known'] | null = null;

  async function answerOne({ id, question, given, now }: Asked): Promise<void> {
    const dropped = new AbortController();
    going.set(id, dropped);
    try {
      if (known === null) throw new Error('The archive knows nothing yet.');
      const context = { known, toLocal, clock: () => now, gone: dropped.signal };
      const found = await answer({ ...context, store: await past.open() }, question, given);
      // Megabytes are handed over, and not copied.
      tell(
        { kind: 'answer', id, answer: found },
        found instanceof Uint8Array ? [found.buffer as ArrayBuffer] : [],
      );
    } catch (error) {
      tell({ kind: 'failure', id, error: toFailure(error) });
    } finally {
      going.delete(id);
    }
  }

  port.on('message', (message: ToArchive) => {
    switch (message.kind) {
      case 'ask':
        if (message.known !== null) known = withHotlines(message.known);
        return void answerOne(message);
      case 'drop':
        return going.get(message.id)?.abort();
      case 'end':
        port.close();
        return void past.close();
    }
  });
}

type Asked = Extract<ToArchive, { kind: 'ask' }>;

/** Opens the database when it is first asked, and again when its file has been replaced or it could not be opened. */
function createOpener(
  database: DatabaseConfig,
  log: Log,
): { open(): Promise<OpenPast>; close(): Promise<void> } {
  let opening: Promise<OpenPast> | null = null;
  const opened = async (): Promise<OpenPast | null> => (await opening?.catch(() => null)) ?? null;

  async function openInPlace(): Promise<OpenPast> {
    const open = await opened();
    if (open?.isInPlace() === true) return open;
    await open?.close();
    return openPast(database, log);
  }

  return {
    open() {
      opening = openInPlace();
      return opening;
    },
    close: async () => (await opened())?.close(),
  };
}

function withHotlines(known: Known): ArchiveContext['known'] {
  return { ...known, hotlines: hotlineNumbers(known.plan) };
}

function warningsTo(tell: (message: FromArchive) => void): Log {
  const warn = (fields: object, text: string): void => tell({ kind: 'warning', fields, text });
  return { debug: () => {}, info: () => {}, warn, error: warn };
}

function toFailure(error: unknown): Failure {
  const { name = 'Error', message = String(error), code = null } = error as Partial<Failure>;
  return { name, message, code };
}

if (!isMainThread && parentPort !== null) serve(parentPort, workerData);
