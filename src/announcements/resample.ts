import { createYield } from '../pace/yield-to-calls.ts';
import type { Sound } from './sound.ts';
import { sampleRateHz } from './write-wav.ts';

/**
 * Tones above this can't be carried at 8 kHz and would come back as others; a telephone ends at 3.4 kHz
 * anyway.
 */
const passbandHz = 3_700;
/** How many crossings of zero the filter has on each side: more make its edge steeper. */
const zeroCrossings = 40;
const outputsPerTurn = 1_000;
/** More than the usual rates have. What the nearest one lacks of the right one is 70 dB weaker than the sound. */
const maxPositions = 1_024;

/**
 * Converts a sound to 8 kHz, without the tones that this rate can't carry. A filter of a windowed sinc is
 * laid over the sound at each new sample; it has only as many different positions as the two rates have steps
 * in common, and of odd rates the nearest of {@link maxPositions}.
 */
export async function resample({ samples, sampleRateHz: rateHz }: Sound): Promise<Float32Array> {
  if (rateHz === sampleRateHz) return samples;
  const divisor = greatestCommonDivisor(rateHz, sampleRateHz);
  const steps = sampleRateHz / divisor;
  const stride = rateHz / divisor;
  const positions = Math.min(steps, maxPositions);
  const filters: Float32Array[] = [];
  const output = new Float32Array(Math.floor((samples.length * sampleRateHz) / rateHz));
  const runYielding = createYield();
  for (let index = 0; index < output.length; index += 1) {
    if (index % outputsPerTurn === 0) await runYielding();
    const center = Math.floor((index * stride) / steps);
    const position = Math.round((((index * stride) % steps) * positions) / steps);
    const filter = filters[position] ?? makeFilter(rateHz, position / positions);
    filters[position] = filter;
    output[index] = applyFilter(filter, samples, center);
  }
  return output;
}

function applyFilter(filter: Float32Array, samples: Float32Array, center: number): number {
  const begin = center - (filter.length - 1) / 2;
  let sum = 0;
  for (let tap = 0; tap < filter.length; tap += 1) {
    sum += (filter[tap] ?? 0) * (samples[begin + tap] ?? 0);
  }
  return sum;
}

/** The filter for a new sample that lies `behind` an old one, as a fraction of the distance to the next. */
function makeFilter(rateHz: number, behind: number): Float32Array {
  // Towards a higher rate there is nothing to leave out but what the old one could not carry.
  const cutoffHz = Math.min(passbandHz, 0.46 * rateHz);
  const halfLength = Math.ceil((zeroCrossings * rateHz) / (2 * cutoffHz));
  const filter = Float32Array.from({ length: 2 * halfLength + 1 }, (_, tap) => {
    const distance = tap - halfLength - behind;
    return sinc((2 * cutoffHz * distance) / rateHz) * window(distance / (halfLength + 1));
  });
  const sum = filter.reduce((total, value) => total + value, 0);
  return filter.map(value => value / sum);
}

function sinc(x: number): number {
  return x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
}

/** Blackman's window, from -1 to 1: what it lets through of other tones is 74 dB weaker. */
function window(x: number): number {
  return 0.42 + 0.5 * Math.cos(Math.PI * x) + 0.08 * Math.cos(2 * Math.PI * x);
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
