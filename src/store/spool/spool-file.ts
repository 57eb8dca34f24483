import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { lockFile } from '../database/lock-file.ts';
import {
  createRecordWriter,
  type Job,
  type Opened,
  overwrite,
  writeFully,
  writeZeros,
} from './record-writer.ts';
import { SpoolError } from './spool-error.ts';
import { decodeHeader, decodeRecords, encodeHeader, recordsAt, slotBytes } from './spool-format.ts';

/** A log of bounded size on the local disk, locked while it is open. */
export interface SpoolFile {
  /** What was in it when it was opened, oldest first. */
  readonly recovered: readonly string[];
  /** Whether it was cut off in the middle of an event; that one and any after it are lost. */
  readonly isCut: boolean;
  /** Room for records, in bytes, their headers included. */
  readonly capacityBytes: number;
  usedBytes(): number;
  /** Durable when it resolves. Rejects with a `SpoolFullError`, or with the error of the disk. */
  append(payloads: readonly string[]): Promise<void>;
  /** Forgets everything appended before this call. */
  clear(): Promise<void>;
  /** Waits for what is in progress. */
  close(): Promise<void>;
}

/**
 * Opens the spool, or creates it with `bytes` written in full, so a full disk can't stop it later. An
 * existing spool does not shrink while it holds something. Throws a `SpoolError` if the file is no spool, and
 * leaves it alone; also if another process has it open.
 */
export async function openSpoolFile(file: string, bytes: number): Promise<SpoolFile> {
  if (bytes <= recordsAt) throw new SpoolError(`A spool needs more than ${recordsAt} bytes.`);
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const unlock = await lockFile(
    file,
    cause =>
      new SpoolError(
        `The spool ${file} is in use by another Familiar. Stop that one, or give each a file of its own with SPOOL_FILE.`,
        { cause },
      ),
  );
  try {
    const spool = await openLocked(file, bytes);
    return { ...spool, close: () => spool.close().finally(unlock) };
  } catch (error) {
    unlock();
    throw error;
  }
}

async function openLocked(file: string, bytes: number): Promise<SpoolFile> {
  const handle = await openExisting(file);
  if (handle === null) return await createSpool(file, bytes);
  try {
    const content = await handle.readFile();
    const header = decodeHeader(content);
    if (header.kind === 'not-a-spool' && content.length > 0)
      throw new SpoolError(`SPOOL_FILE names ${file}, which is not a spool. Name another file.`);
    if (header.kind === 'other-version')
      throw new SpoolError(
        `The spool ${file} was written by another version of Familiar. Start that one until it is drained, then remove the file.`,
      );
    if (header.kind === 'spool') {
      const records = decodeRecords(content.subarray(recordsAt), header.generation);
      await clean(handle, content, recordsAt + records.usedBytes);
      if (records.payloads.length > 0 || content.length === bytes)
        return toSpoolFile({ handle, file, size: await grow(handle, content.length, bytes), ...records });
    }
  } catch (error) {
    await handle.close();
    throw error;
  }
  await handle.close();
  return await createSpool(file, bytes);
}

/** Behind the records may lie what was handed over in an earlier run, and names callers. */
async function clean(handle: FileHandle, content: Buffer, from: number): Promise<void> {
  const behind = content.subarray(from);
  if (!behind.equals(Buffer.alloc(behind.length))) await overwrite(handle, from, content.length);
}

async function openExisting(file: string): Promise<FileHandle | null> {
  try {
    return await open(file, 'r+');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/**
 * Grows the file to `bytes`, written in full; if the disk has no room, the file stays as it is. Resolves to
 * its size.
 */
async function grow(handle: FileHandle, size: number, bytes: number): Promise<number> {
  if (size >= bytes) return size;
  try {
    await writeZeros(handle, size, bytes);
    await handle.sync();
    return bytes;
  } catch {
    await handle.truncate(size);
    return size;
  }
}

/** Written under another name first: a half-written file is never taken for a spool. */
async function createSpool(file: string, size: number): Promise<SpoolFile> {
  const draft = `${file}.new`;
  await rm(draft, { force: true });
  const handle = await open(draft, 'wx+', 0o600);
  try {
    await writeZeros(handle, 0, size);
    for (const slot of [0, 1]) await writeFully(handle, encodeHeader(1), slot * slotBytes);
    await handle.sync();
    await rename(draft, file);
    const folder = await open(dirname(file), 'r');
    await folder.sync().finally(() => folder.close());
  } catch (error) {
    await handle.close();
    // On a disk that is too small it would take up everybody's room.
    await rm(draft, { force: true });
    throw error;
  }
  return toSpoolFile({ handle, file, size, payloads: [], usedBytes: 0, generation: 1, isCut: false });
}

function toSpoolFile(opened: Opened): SpoolFile {
  const capacityBytes = opened.size - recordsAt;
  const writer = createRecordWriter(opened, capacityBytes);
  let jobs: Job[] = [];
  let working: Promise<void> | null = null;

  async function work(): Promise<void> {
    while (jobs.length > 0) {
      const [first] = jobs;
      // Consecutive appends are written together.
      const clearAt = jobs.findIndex(job => job.payloads === null);
      const count = first?.payloads === null ? 1 : clearAt === -1 ? jobs.length : clearAt;
      const batch = jobs.slice(0, count);
      jobs = jobs.slice(count);
      await (first?.payloads === null ? writer.startGeneration(batch) : writer.writeBatch(batch));
    }
    working = null;
  }

  function enqueue(payloads: readonly Buffer[] | null): Promise<void> {
    return new Promise((resolve, reject) => {
      jobs.push({ payloads, resolve, reject });
      working ??= work();
    });
  }

  return {
    recovered: opened.payloads,
    isCut: opened.isCut,
    capacityBytes,
    usedBytes: writer.usedBytes,
    append: payloads => enqueue(payloads.map(payload => Buffer.from(payload, 'utf8'))),
    clear: () => enqueue(null),
    async close() {
      await working;
      await opened.handle.close();
    },
  };
}
