import { withDeadline } from './deadline.ts';

/** A sound file that a reply named, as the caller heard it, or why they did not. */
export interface Announcement {
  readonly url: string;
  /** 0 if it could not be played. */
  readonly durationSeconds: number;
  /** Null: it is a mono WAV of 16-bit PCM at 8 kHz, as sipgate asks for. */
  readonly problem: string | null;
}

const timeoutMs = 10_000;

/** Fetches a sound file and checks its format. */
export async function fetchAnnouncement(url: string, closed: AbortSignal): Promise<Announcement> {
  try {
    return await withDeadline({ timeoutMs, closed }, async signal => {
      const response = await fetch(url, { signal });
      if (!response.ok) return unplayable(url, `HTTP status ${response.status}`);
      return checkSound(url, Buffer.from(await response.arrayBuffer()));
    });
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    return unplayable(url, cause instanceof Error ? cause.message : String(cause));
  }
}

function checkSound(url: string, bytes: Buffer): Announcement {
  if (bytes.toString('latin1', 0, 4) !== 'RIFF' || bytes.toString('latin1', 8, 12) !== 'WAVE')
    return unplayable(url, 'not a WAV file');
  const format = chunk(bytes, 'fmt ');
  const samples = chunk(bytes, 'data');
  if (format === null || format.length < 16 || samples === null)
    return unplayable(url, 'the WAV file has no format or no samples');
  const found = {
    encoding: format.readUInt16LE(0),
    channels: format.readUInt16LE(2),
    samplesPerSecond: format.readUInt32LE(4),
    bits: format.readUInt16LE(14),
  };
  const isPlayable =
    found.encoding === 1 && found.channels === 1 && found.samplesPerSecond === 8000 && found.bits === 16;
  return isPlayable
    ? { url, durationSeconds: samples.length / 16_000, problem: null }
    : unplayable(url, `not mono 16-bit PCM at 8 kHz: ${JSON.stringify(found)}`);
}

function chunk(bytes: Buffer, name: string): Buffer | null {
  for (let at = 12; at + 8 <= bytes.length; ) {
    const length = bytes.readUInt32LE(at + 4);
    if (bytes.toString('latin1', at, at + 4) === name) return bytes.subarray(at + 8, at + 8 + length);
    // Chunks begin at even positions.
    at += 8 + length + (length % 2);
  }
  return null;
}

function unplayable(url: string, problem: string): Announcement {
  return { url, durationSeconds: 0, problem };
}
