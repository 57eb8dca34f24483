import { scaleTo } from './loudness.ts';
import { sampleRateHz, writeWav } from './write-wav.ts';

/** Quieter than speech: a caller may hear it for minutes. */
const peak = 0.3;
const beatSeconds = 0.5;
const beats = 16;
const attackSamples = 0.02 * sampleRateHz;

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
  for (const [beat, semitones] of melody.entries())
    pluck(wave, beat * beatSeconds * sampleRateHz, 220 * 2 ** (semitones / 12));
  return writeWav(scaleTo(peak, wave));
}

const partials = [1, 0.5, 0.25, 0.12];

/**
 * Adds a plucked string of nylon: every overtone dies away sooner than the one below. What still sounds at the end is
 * mixed into the beginning, which makes the loop seamless.
 */
function pluck(wave: Float32Array, begin: number, frequencyHz: number): void {
  for (const [index, level] of partials.entries()) {
    const step = (2 * Math.PI * frequencyHz * (index + 1)) / sampleRateHz;
    const decay = Math.exp(-(1.1 + index * 0.9) / sampleRateHz);
    // Each sample of a dying sine follows from the two before: a fifth of the time.
    const [ofLast, ofNextToLast] = [2 * decay * Math.cos(step), decay * decay];
    let nextToLast = -Math.sin(step) / decay;
    let last = 0;
    let at = begin;
    for (let offset = 0; offset < wave.length; offset += 1) {
      const attack = offset < attackSamples ? offset / attackSamples : 1;
      wave[at] = (wave[at] ?? 0) + attack * level * last;
      const next = ofLast * last - ofNextToLast * nextToLast;
      nextToLast = last;
      last = next;
      at = at + 1 === wave.length ? 0 : at + 1;
    }
  }
}
