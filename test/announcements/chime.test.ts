import { expect, test } from 'vitest';
import { makeChime } from '../../src/announcements/chime.ts';
import { checkWav } from '../../src/sipgate/wav.ts';

const headerBytes = 44;

function samplesOf(wav: Buffer): number[] {
  return Array.from({ length: (wav.length - headerBytes) / 2 }, (_, index) =>
    wav.readInt16LE(headerBytes + index * 2),
  );
}

test('the chime is a WAV file that sipgate plays, of about two seconds', () => {
  expect(checkWav(makeChime())).toEqual({ ok: true, durationMs: 2200 });
});

test('the chime is loud enough to be heard and never clips', () => {
  const loudest = Math.max(...samplesOf(makeChime()).map(Math.abs));
  expect(loudest).toBeGreaterThan(8_000);
  expect(loudest).toBeLessThan(20_000);
});

test('the chime begins and ends without a click', () => {
  const samples = samplesOf(makeChime());
  expect(samples[0]).toBe(0);
  expect(Math.max(...samples.slice(-80).map(Math.abs))).toBeLessThan(100);
});

test('the chime is the same every time', () => {
  expect(makeChime().equals(makeChime())).toBe(true);
});
