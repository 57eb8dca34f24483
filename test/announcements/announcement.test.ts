import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Announcement, toAnnouncement } from '../../src/announcements/announcement.ts';
import { checkWav } from '../../src/sipgate/wav.ts';
import { levelOf, mixed, readByLibrary, tone, wavByLibrary } from '../support/tones.ts';

const mp3 = readFileSync(join(import.meta.dirname, '../fixtures/audio/tone-1khz-stereo.mp3'));

async function announcementFrom(bytes: Buffer): Promise<Announcement> {
  const result = await toAnnouncement(bytes);
  if (!result.ok) throw new Error(result.problem.en);
  return result.announcement;
}

async function problemOf(bytes: Buffer): Promise<string | null> {
  const result = await toAnnouncement(bytes);
  return result.ok ? null : result.problem.en;
}

describe('whatever is uploaded, callers hear it in the one format that sipgate plays', () => {
  const bitDepths = ['8', '16', '24', '32', '32f', '64', '8a', '8m'] as const;
  const rates = [8_000, 11_025, 16_000, 22_050, 44_100, 48_000, 96_000];

  test.each([
    ...bitDepths.map(bitDepth => ({ bitDepth, rateHz: 44_100, channels: 1 })),
    ...rates.map(rateHz => ({ bitDepth: '16' as const, rateHz, channels: 2 })),
    { bitDepth: '24' as const, rateHz: 44_101, channels: 6 },
    { bitDepth: '16' as const, rateHz: 191_999, channels: 1 },
  ])('$bitDepth bits, $rateHz Hz, $channels channels', async ({ bitDepth, rateHz, channels }) => {
    const sound = tone(1_000, rateHz, 0.5);
    const file = wavByLibrary(
      Array.from({ length: channels }, () => sound),
      rateHz,
      bitDepth,
    );
    const { wav, durationMs } = await announcementFrom(file);
    const heard = readByLibrary(wav);
    expect(heard.format).toEqual({ numChannels: 1, sampleRate: 8_000, bitsPerSample: 16, audioFormat: 1 });
    expect(checkWav(wav)).toEqual({ ok: true, durationMs });
    expect(Math.abs(durationMs - 500)).toBeLessThanOrEqual(1);
    expect(decibels(levelOf(heard.samples, 8_000, 1_000), 0.708)).toBeCloseTo(0, 0);
  });

  test('an MP3', async () => {
    const { wav, durationMs } = await announcementFrom(mp3);
    const heard = readByLibrary(wav);
    expect(checkWav(wav)).toEqual({ ok: true, durationMs });
    expect(Math.abs(durationMs - 1_500)).toBeLessThan(60);
    expect(decibels(levelOf(heard.samples, 8_000, 1_000), 0.708)).toBeGreaterThan(-1);
  });

  test('an MP3 that is cut off, as far as it goes', async () => {
    const { durationMs } = await announcementFrom(mp3.subarray(0, mp3.length / 2));
    expect(durationMs).toBeGreaterThan(600);
    expect(durationMs).toBeLessThan(900);
  });

  test('a WAV file of unknown length, as programs write it into a pipe', async () => {
    const file = wavByLibrary([tone(1_000, 8_000, 0.5)], 8_000, '16');
    file.writeUInt32LE(0xffff_ffff, 40);
    expect((await announcementFrom(file)).durationMs).toBe(500);
  });
});

describe('to the ear', () => {
  const rateHz = 44_100;

  test('a tone that a telephone can’t carry is gone, and does not come back as another', async () => {
    const both = mixed(tone(1_000, rateHz, 1, 0.3), tone(6_000, rateHz, 1, 0.3));
    const { wav } = await announcementFrom(wavByLibrary([both], rateHz, '16'));
    const { samples } = readByLibrary(wav);
    const wanted = levelOf(samples, 8_000, 1_000);
    // 6 kHz folds over to 2 kHz where nothing filters it.
    expect(decibels(levelOf(samples, 8_000, 2_000), wanted)).toBeLessThan(-60);
  });

  test.each([300, 1_000, 2_000, 3_000, 3_400])('a tone of %i Hz keeps its level', async frequencyHz => {
    // The tone of 500 Hz has a known level to compare with.
    const both = mixed(tone(500, rateHz, 1, 0.3), tone(frequencyHz, rateHz, 1, 0.3));
    const { samples } = readByLibrary((await announcementFrom(wavByLibrary([both], rateHz, '16'))).wav);
    const change = decibels(levelOf(samples, 8_000, frequencyHz), levelOf(samples, 8_000, 500));
    expect(Math.abs(change)).toBeLessThan(1);
  });

  test.each([
    ['loud', 1, 0.708],
    ['quiet', 0.1, 0.708],
    ['so quiet that it is mostly noise', 0.01, 0.1],
  ])('what is %s comes out evenly loud and never clips', async (_, level, peak) => {
    const { wav } = await announcementFrom(wavByLibrary([tone(440, 16_000, 0.5, level)], 16_000, '32f'));
    const { samples } = readByLibrary(wav);
    expect(Math.max(...samples.map(Math.abs))).toBeCloseTo(peak, 1);
  });

  test('the two sides of a stereo recording are both heard', async () => {
    const sides = [tone(600, rateHz, 0.5), tone(1_500, rateHz, 0.5)];
    const { samples } = readByLibrary((await announcementFrom(wavByLibrary(sides, rateHz, '16'))).wav);
    expect(levelOf(samples, 8_000, 600)).toBeGreaterThan(0.2);
    expect(levelOf(samples, 8_000, 1_500)).toBeGreaterThan(0.2);
  });
});

test('the same file gives the same sound, by which it is known', async () => {
  const file = wavByLibrary([tone(440, 16_000, 0.5)], 16_000, '16');
  const other = wavByLibrary([tone(441, 16_000, 0.5)], 16_000, '16');
  const [first, second, third] = await Promise.all([file, file, other].map(announcementFrom));
  expect(first?.hash).toMatch(/^[0-9a-f]{32}$/);
  expect(second?.hash).toBe(first?.hash);
  expect(third?.hash).not.toBe(first?.hash);
});

describe('a file is refused, with what to do', () => {
  const good = wavByLibrary([tone(440, 8_000, 0.5)], 8_000, '16');
  const sixMinutes = wavByLibrary([new Float64Array(8_000 * 360).fill(0.5)], 8_000, '8m');

  test.each<[string, Buffer, string]>([
    ['that is empty', Buffer.alloc(0), 'The file is empty; upload a WAV file or an MP3.'],
    [
      'of 11 MB',
      Buffer.alloc(11 * 1024 * 1024),
      'The file has 11.0 MB; at most 10 MB are read. Save it as MP3.',
    ],
    ['that is a text', Buffer.from('Guten Tag!'), 'The file is neither WAV nor MP3; upload one of these.'],
    [
      'that is an MP3 in name only',
      Buffer.concat([Buffer.from('ID3'), Buffer.alloc(20_000, 'nonsense ')]),
      'The file looks like an MP3 but holds no sound; upload a WAV file or an MP3.',
    ],
    ['that is a WAV cut off', good.subarray(0, 1_000), 'The WAV file is cut off; upload it again.'],
    [
      'that is a WAV cut off in its header',
      good.subarray(0, 20),
      'The WAV file does not say its format; save it as a WAV file of 16-bit PCM, or as MP3.',
    ],
    ['that is a WAV without sound', good.subarray(0, 36), 'The WAV file has no sound.'],
    [
      'that is silent',
      wavByLibrary([new Float64Array(8_000)], 8_000, '16'),
      'The file holds nothing but silence; upload one with sound.',
    ],
    [
      'that is over before it is heard',
      wavByLibrary([tone(440, 8_000, 0.05)], 8_000, '16'),
      'The sound lasts 50 ms; upload one of at least 100 ms.',
    ],
    ['of six minutes', sixMinutes, 'It is longer than 5 minutes; upload a shorter one.'],
    [
      'in an encoding that nobody uses',
      withEncoding(good, 0x31),
      'The WAV file has encoding 49, 1 channels, 16 bits, 8000 Hz, which is not read; save it as a WAV file of 16-bit PCM, or as MP3.',
    ],
  ])('%s', async (_, bytes, problem) => {
    expect(await problemOf(bytes)).toBe(problem);
  });

  function withEncoding(wav: Buffer, encoding: number): Buffer {
    const changed = Buffer.from(wav);
    changed.writeUInt16LE(encoding, 20);
    return changed;
  }
});

function decibels(level: number, reference: number): number {
  return 20 * Math.log10(level / reference);
}
