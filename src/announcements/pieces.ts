import { defaultMusic } from '../domain/built-in-announcements.ts';
import type { Plan } from '../domain/plan.ts';
import { type Announcement, describe } from './announcement.ts';
import type { SoundLibrary } from './sound-library.ts';
import { bytesPerSecond, headerBytes, writeSamples } from './write-wav.ts';

/** The longest piece: while it plays, a caller who waits can't be put through. */
const longestSeconds = 5;

/**
 * Cuts a sound into equal pieces of at most five seconds, to be played one after the other. No sound, no
 * pieces.
 */
export function piecesOf(sound: Announcement | null): readonly Announcement[] {
  if (sound === null) return [];
  const cut = cuts.get(sound) ?? cutUp(sound.wav);
  cuts.set(sound, cut);
  return cut;
}

/** A piece by its number, from 0; after the last, the first comes again. */
export function pieceOf(sound: Announcement, piece: number): Announcement {
  const pieces = piecesOf(sound);
  return pieces[piece % pieces.length] ?? sound;
}

/** The music that a plan plays to callers who wait, in the pieces in which it is played. */
export function musicInPieces(sounds: SoundLibrary, { hotlines, language }: Plan): readonly Announcement[] {
  const holding = hotlines.filter(({ waiting }) => waiting.familiarMs + waiting.anyMs > 0);
  const names = new Set(holding.map(({ waiting }) => waiting.music ?? defaultMusic));
  return [...names].flatMap(name => piecesOf(sounds.find(name, language)));
}

/** Each sound is cut once. */
const cuts = new WeakMap<Announcement, readonly Announcement[]>();

function cutUp(wav: Buffer): readonly Announcement[] {
  const samples = wav.subarray(headerBytes);
  const count = Math.max(1, Math.ceil(samples.length / (longestSeconds * bytesPerSecond)));
  const pieceBytes = 2 * Math.ceil(samples.length / 2 / count);
  return Array.from({ length: count }, (_, index) =>
    describe(writeSamples(samples.subarray(index * pieceBytes, (index + 1) * pieceBytes))),
  );
}
