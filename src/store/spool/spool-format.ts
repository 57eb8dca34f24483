import { crc32 } from 'node:zlib';

/**
 * The file: two slots for a header, then records without gaps. Each header names a generation; the highest
 * valid one counts, and the next is written into the other slot, so a torn header costs nothing. Nor does one
 * damaged later: the records name their generation too.
 */
export const slotBytes = 512;
export const recordsAt = 2 * slotBytes;
export const recordHeaderBytes = 20;

const fileMagic = 'FAMSPOOL';
const fileVersion = 1;
const headerBytes = 20;
const recordMagic = 0x5ec04d1e;

/** What the beginning of a file says: its generation, or why it is none of ours. */
export type Header =
  | { readonly kind: 'spool'; readonly generation: number }
  | { readonly kind: 'other-version' }
  | { readonly kind: 'not-a-spool' };

export function encodeHeader(generation: number): Buffer {
  const header = Buffer.alloc(slotBytes);
  header.write(fileMagic, 0, 'latin1');
  header.writeUInt32LE(fileVersion, 8);
  header.writeUInt32LE(generation, 12);
  header.writeUInt32LE(crc32(header.subarray(0, 16)), 16);
  return header;
}

export function decodeHeader(start: Buffer): Header {
  let isOtherVersion = false;
  let generation = 0;
  for (const at of [0, slotBytes]) {
    const slot = start.subarray(at, at + headerBytes);
    if (slot.length < headerBytes || slot.toString('latin1', 0, 8) !== fileMagic) continue;
    if (slot.readUInt32LE(16) !== crc32(slot.subarray(0, 16))) continue;
    if (slot.readUInt32LE(8) !== fileVersion) isOtherVersion = true;
    else generation = Math.max(generation, slot.readUInt32LE(12));
  }
  if (isOtherVersion) return { kind: 'other-version' };
  return generation === 0 ? { kind: 'not-a-spool' } : { kind: 'spool', generation };
}

export function encodeRecord(payload: Buffer, generation: number, sequence: number): Buffer {
  const record = Buffer.allocUnsafe(recordHeaderBytes + payload.length);
  record.writeUInt32LE(recordMagic, 0);
  record.writeUInt32LE(payload.length, 4);
  record.writeUInt32LE(generation, 8);
  record.writeUInt32LE(sequence, 12);
  payload.copy(record, recordHeaderBytes);
  record.writeUInt32LE(crc32(payload, crc32(record.subarray(0, 16))), 16);
  return record;
}

/** The contents of the records that check out. */
export interface Records {
  readonly payloads: readonly string[];
  /** Their size in bytes, headers included. */
  readonly usedBytes: number;
  readonly generation: number;
  /**
   * Whether the file ends in the middle of a record. Writing never leaves that: somebody or something cut it
   * off.
   */
  readonly isCut: boolean;
}

/**
 * Reads up to the first record that does not check out. All are of the generation that the file's header
 * names, or of a later one: its header was on the disk before its first record, and must have been damaged.
 */
export function decodeRecords(bytes: Buffer, namedGeneration: number): Records {
  const payloads: string[] = [];
  let generation = namedGeneration;
  let at = 0;
  while (at + recordHeaderBytes <= bytes.length) {
    const end = at + recordHeaderBytes + bytes.readUInt32LE(at + 4);
    if (bytes.readUInt32LE(at) !== recordMagic || end > bytes.length) break;
    const payload = bytes.subarray(at + recordHeaderBytes, end);
    if (bytes.readUInt32LE(at + 16) !== crc32(payload, crc32(bytes.subarray(at, at + 16)))) break;
    const written = bytes.readUInt32LE(at + 8);
    if (payloads.length === 0 && written > generation) generation = written;
    if (written !== generation || bytes.readUInt32LE(at + 12) !== payloads.length) break;
    payloads.push(payload.toString('utf8'));
    at = end;
  }
  return { payloads, usedBytes: at, generation, isCut: isCutAt(bytes, at, generation, payloads.length) };
}

function isCutAt(bytes: Buffer, at: number, generation: number, sequence: number): boolean {
  if (at + 16 > bytes.length || bytes.readUInt32LE(at) !== recordMagic) return false;
  const isNext = bytes.readUInt32LE(at + 8) === generation && bytes.readUInt32LE(at + 12) === sequence;
  return isNext && at + recordHeaderBytes + bytes.readUInt32LE(at + 4) > bytes.length;
}
