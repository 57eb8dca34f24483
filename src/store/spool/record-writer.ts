import type { FileHandle } from 'node:fs/promises';
import { SpoolFullError } from './spool-error.ts';
import {
  encodeHeader,
  encodeRecord,
  type Records,
  recordHeaderBytes,
  recordsAt,
  slotBytes,
} from './spool-format.ts';

/** A spool's file with what was read from it. */
export interface Opened extends Records {
  readonly handle: FileHandle;
  readonly file: string;
  readonly size: number;
}

/** Something to be done to the file, and whom to tell. */
export interface Job {
  /** Null: clear. */
  readonly payloads: readonly Buffer[] | null;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/** Writes records and headers. Its methods never reject: the jobs learn what came of them. */
export interface RecordWriter {
  usedBytes(): number;
  writeBatch(batch: readonly Job[]): Promise<void>;
  /** Forgets all records by beginning a new generation, and overwrites them: they name callers. */
  startGeneration(batch: readonly Job[]): Promise<void>;
}

/** Two of its methods must not run at the same time. */
export function createRecordWriter(opened: Opened, capacityBytes: number): RecordWriter {
  const { handle, file } = opened;
  let { usedBytes, generation } = opened;
  let sequence = opened.payloads.length;
  // After a failure nobody knows which header the disk has; no record may be acknowledged until that is
  // settled.
  let isHeaderDue = false;
  /** Up to where something may have been written since the last clearing. */
  let touchedBytes = usedBytes;

  async function writeBatch(batch: readonly Job[]): Promise<void> {
    const records: Buffer[] = [];
    const taken: Job[] = [];
    let bytes = 0;
    for (const job of batch) {
      const payloads = job.payloads ?? [];
      const needed = payloads.reduce((sum, payload) => sum + recordHeaderBytes + payload.length, 0);
      if (usedBytes + bytes + needed > capacityBytes) {
        job.reject(new SpoolFullError(file, capacityBytes));
        continue;
      }
      for (const payload of payloads)
        records.push(encodeRecord(payload, generation, sequence + records.length));
      taken.push(job);
      bytes += needed;
    }
    try {
      if (isHeaderDue) await writeHeader();
      if (records.length > 0) {
        touchedBytes = Math.max(touchedBytes, usedBytes + bytes);
        await writeFully(handle, Buffer.concat(records), recordsAt + usedBytes);
        await handle.datasync();
      }
      usedBytes += bytes;
      sequence += records.length;
      for (const job of taken) job.resolve();
    } catch (error) {
      // The next batch is written over this one.
      for (const job of taken) job.reject(error);
    }
  }

  async function startGeneration([job]: readonly Job[]): Promise<void> {
    generation += 1;
    usedBytes = 0;
    sequence = 0;
    isHeaderDue = true;
    try {
      await writeHeader();
      await overwrite(handle, recordsAt, recordsAt + touchedBytes);
      touchedBytes = 0;
      job?.resolve();
    } catch (error) {
      job?.reject(error);
    }
  }

  async function writeHeader(): Promise<void> {
    await writeFully(handle, encodeHeader(generation), (generation % 2) * slotBytes);
    await handle.datasync();
    isHeaderDue = false;
  }

  return { usedBytes: () => usedBytes, writeBatch, startGeneration };
}

export async function writeFully(handle: FileHandle, bytes: Buffer, position: number): Promise<void> {
  let done = 0;
  while (done < bytes.length) {
    const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, position + done);
    done += bytesWritten;
  }
}

/** Overwrites a part of the file, if it is not empty. Durable when it resolves. */
export async function overwrite(handle: FileHandle, from: number, to: number): Promise<void> {
  if (to <= from) return;
  await writeZeros(handle, from, to);
  await handle.datasync();
}

export async function writeZeros(handle: FileHandle, from: number, to: number): Promise<void> {
  const zeros = Buffer.alloc(Math.min(to - from, 1 << 20));
  for (let at = from; at < to; at += zeros.length)
    await writeFully(handle, zeros.subarray(0, Math.min(zeros.length, to - at)), at);
}
