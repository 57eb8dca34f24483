import { createHash } from 'node:crypto';
import { peakOf, scaleTo } from './loudness.ts';
import { isMp3, readMp3 } from './read-mp3.ts';
import { isWav, readWav } from './read-wav.ts';
import { resample } from './resample.ts';
import { type ReadSound, refuseSound, type SoundProblem } from './sound.ts';
import { durationMsOf, writeWav } from './write-wav.ts';

/** A sound that can be played to a caller: a WAV file of mono 16-bit PCM at 8 kHz. */
export interface Announcement {
  readonly wav: Buffer;
  readonly durationMs: number;
  /** Of its bytes, in hexadecimal: the same sound has the same hash, another sound has another. */
  readonly hash: string;
}

export type ToAnnouncement =
  | { readonly ok: true; readonly announcement: Announcement }
  /** One sentence, with what to do, for the person who uploaded the file. */
  | { readonly ok: false; readonly problem: SoundProblem };

const maxBytes = 10 * 1024 * 1024;
/** 3 dB below full scale: as loud as the announcements that come with Familiar. */
const wantedPeak = 0.708;
/** 20 dB: what is quieter still is mostly noise, which would become as loud as speech. */
const maxGain = 10;
/** 60 dB below full scale. */
const silence = 0.001;
const shortestMs = 100;

/**
 * Turns an uploaded file, WAV of any usual kind or MP3, into an announcement: mixed to one channel, converted
 * to 8 kHz and to an even loudness. At most 10 MB and five minutes; calls are answered meanwhile.
 */
export async function toAnnouncement(bytes: Buffer): Promise<ToAnnouncement> {
  const read = await readSound(bytes);
  if (!read.ok) return refuse(read.problem.en, read.problem.de);
  const samples = await resample(read.sound);
  const peak = peakOf(samples);
  if (peak < silence)
    return refuse(
      'The file holds nothing but silence; upload one with sound',
      'Die Datei enthält nur Stille; laden Sie eine hoch, auf der etwas zu hören ist',
    );
  const announcement = describe(writeWav(scaleTo(Math.min(wantedPeak, peak * maxGain), samples)));
  if (announcement.durationMs < shortestMs)
    return refuse(
      `The sound lasts ${announcement.durationMs} ms; upload one of at least ${shortestMs} ms`,
      `Die Aufnahme dauert ${announcement.durationMs} ms; laden Sie eine von mindestens ${shortestMs} ms hoch`,
    );
  return { ok: true, announcement };
}

/** An announcement made of a WAV file in sipgate's format. */
export function describe(wav: Buffer): Announcement {
  const hash = createHash('sha256').update(wav).digest('hex').slice(0, 32);
  return { wav, durationMs: durationMsOf(wav), hash };
}

async function readSound(bytes: Buffer): Promise<ReadSound> {
  if (bytes.length === 0)
    return refuseSound(
      'The file is empty; upload a WAV file or an MP3',
      'Die Datei ist leer; laden Sie eine WAV- oder MP3-Datei hoch',
    );
  if (bytes.length > maxBytes) {
    const megabytes = (bytes.length / 1024 / 1024).toFixed(1);
    return refuseSound(
      `The file has ${megabytes} MB; at most 10 MB are read. Save it as MP3`,
      `Die Datei hat ${megabytes.replace('.', ',')} MB; höchstens 10 MB werden gelesen. Speichern Sie sie als MP3`,
    );
  }
  if (isWav(bytes)) return readWav(bytes);
  if (isMp3(bytes)) return readMp3(bytes);
  return refuseSound(
    'The file is neither WAV nor MP3; upload one of these',
    'Die Datei ist weder WAV noch MP3; laden Sie eine davon hoch',
  );
}

function refuse(en: string, de: string): ToAnnouncement {
  return { ok: false, problem: { en: `${en}.`, de: `${de}.` } };
}
