import { scaleTo } from './loudness.ts';
import { sampleRateHz, writeWav } from './write-wav.ts';

const durationSeconds = 2.2;
const fadeSeconds = 0.3;
const attackSeconds = 0.012;
/** The loudest sample is at half of full scale: clear on a telephone, and never startling. */
const peak = 0.5;

interface Tone {
  readonly startSeconds: number;
  readonly frequencyHz: number;
}

/** D, F sharp, A: a major chord, upwards, within the band that a telephone carries. */
const tones: readonly Tone[] = [
  { startSeconds: 0, frequencyHz: 587.33 },
  { startSeconds: 0.28, frequencyHz: 739.99 },
  { startSeconds: 0.56, frequencyHz: 880 },
];

/**
 * Synthesises the announcement that ships with Familiar: three soft bell tones, 2.2 seconds, as a complete
 * WAV file in the only format that sipgate plays (mono, 16-bit PCM, 8 kHz). Always the same bytes.
 */
export function makeChime(): Buffer {
  const wave = Float32Array.from({ length: durationSeconds * sampleRateHz }, (_, index) =>
    chordAt(index / sampleRateHz),
  );
  return writeWav(scaleTo(peak, wave));
}

function chordAt(seconds: number): number {
  const sum = tones.reduce((total, tone) => total + bellAt(tone.frequencyHz, seconds - tone.startSeconds), 0);
  return sum * Math.min(1, (durationSeconds - seconds) / fadeSeconds);
}

/** A struck bell: its overtones are weaker and die away sooner than its fundamental. */
function bellAt(frequencyHz: number, seconds: number): number {
  if (seconds < 0) return 0;
  const partial = (multiple: number, decaySeconds: number): number =>
    Math.sin(2 * Math.PI * frequencyHz * multiple * seconds) * Math.exp(-seconds / decaySeconds);
  const attack = Math.min(1, seconds / attackSeconds);
  return attack * (partial(1, 0.6) + 0.3 * partial(2, 0.3) + 0.1 * partial(3, 0.15));
}
