import { expect, test } from 'vitest';
import { makeHoldMusic } from '../../src/announcements/hold-music.ts';
import { checkWav } from '../../src/sipgate/wav.ts';
import { levelOf, readByLibrary } from '../support/tones.ts';

const { samples } = readByLibrary(makeHoldMusic());

function loudestStep(sound: Float64Array): number {
  return Math.max(...sound.map((sample, index) => Math.abs(sample - (sound[index - 1] ?? sample))));
}

test('the music is a WAV file that sipgate plays, of eight seconds', () => {
  expect(checkWav(makeHoldMusic())).toEqual({ ok: true, durationMs: 8_000 });
});

test('it is quieter than speech and never silent for long', () => {
  expect(Math.max(...samples.map(Math.abs))).toBeCloseTo(0.3, 2);
  for (let begin = 0; begin < samples.length; begin += 4_000)
    expect(Math.max(...samples.slice(begin, begin + 4_000).map(Math.abs))).toBeGreaterThan(0.1);
});

test('played again and again it has no click where it begins anew', () => {
  const seam = Float64Array.of(...samples.slice(-100), ...samples.slice(0, 100));
  expect(loudestStep(seam)).toBeLessThanOrEqual(loudestStep(samples));
});

test('it is made of tones that a telephone carries', () => {
  expect(levelOf(samples, 8_000, 440)).toBeGreaterThan(0.005);
  expect(levelOf(samples, 8_000, 3_700)).toBeLessThan(0.001);
});

test('it is the same every time', () => {
  expect(makeHoldMusic().equals(makeHoldMusic())).toBe(true);
});
