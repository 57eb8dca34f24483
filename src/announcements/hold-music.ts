import { scaleTo } from './loudness.ts';
import { sampleRateHz, writeWav } from './write-wav.ts';

/** Quieter than speech: a caller may hear it for minutes. */
const peak = 0.3;
const beatSeconds = 0.5;
const beats = 16;
const attackSeconds = 0.02;

/** Semitones above the A of 220 Hz. Four bars, each a broken chord: A minor, F, C, G, and round again. */
const melody = [
  [0, 7, 12, 15],
  [-4, 3, 8, 12],
  [3, 10, 15, 19],
  [-2, 5, 10, 14],
].flat();

/**
 * Synthesises the music that plays while a caller waits: eight seconds of soft plucked strings that lead back
 * to their beginning, so they can be repeated without a gap. Always the same bytes.
 */
export function makeHoldMusic(): Buffer {
  const length = beats * beatSeconds * sampleRateHz;
  const wave = new Float32Array(length);
  melody.forEach((semitones, beat) => {
    const frequencyHz = 220 * 2 ** (semitones / 12);
    const begin = beat * beatSeconds * sampleRateHz;
    // What still sounds at the end is mixed into the beginning, which makes the loop seamless.
    for (let offset = 0; offset < length; offset += 1) {
      const at = (begin + offset) % length;
      wave[at] = (wave[at] ?? 0) + stringAt(frequencyHz, offset / sampleRateHz);
    }
  });
  return writeWav(scaleTo(peak, wave));
}

/** A plucked string of nylon: every overtone dies away sooner than the one below. */
function stringAt(frequencyHz: number, seconds: number): number {
  const attack = Math.min(1, seconds / attackSeconds);
  const partials = [1, 0.5, 0.25, 0.12];
  return partials.reduce(
    (sum, level, index) =>
      sum +
      attack *
        level *
        Math.sin(2 * Math.PI * frequencyHz * (index + 1) * seconds) *
        Math.exp(-seconds * (1.1 + index * 0.9)),
    0,
  );
}
