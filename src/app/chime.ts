const sampleRateHz = 8000;
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
 * Synthesises the announcement that ships with Familiar: three soft bell tones, 2.2 seconds, as a complete WAV
 * file in the only format that sipgate plays (mono, 16-bit PCM, 8 kHz). The same bytes every time.
 */
export function makeChime(): Buffer {
  const wave = Array.from({ length: durationSeconds * sampleRateHz }, (_, index) =>
    chordAt(index / sampleRateHz),
  );
  const loudest = Math.max(...wave.map(Math.abs));
  const sound = Buffer.alloc(wave.length * 2);
  wave.forEach((value, index) => {
    sound.writeInt16LE(Math.round((value / loudest) * peak * 32_767), index * 2);
  });
  return Buffer.concat([wavHeader(sound.length), sound]);
}

function chordAt(seconds: number): number {
  const sum = tones.reduce((total, tone) => total + bellAt(tone.frequencyHz, seconds - tone.startSeconds), 0);
  return sum * Math.min(1, (durationSeconds - seconds) / fadeSeconds);
}

/** A struck bell: its overtones are weaker and die away sooner than its tone. */
function bellAt(frequencyHz: number, seconds: number): number {
  if (seconds < 0) return 0;
  const partial = (multiple: number, decaySeconds: number): number =>
    Math.sin(2 * Math.PI * frequencyHz * multiple * seconds) * Math.exp(-seconds / decaySeconds);
  const attack = Math.min(1, seconds / attackSeconds);
  return attack * (partial(1, 0.6) + 0.3 * partial(2, 0.3) + 0.1 * partial(3, 0.15));
}

function wavHeader(soundBytes: number): Buffer {
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + soundBytes, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(sampleRateHz, 24);
  header.writeUInt32LE(sampleRateHz * 2, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36);
  header.writeUInt32LE(soundBytes, 40);
  return header;
}
