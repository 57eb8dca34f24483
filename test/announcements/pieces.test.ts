import { expect, test } from 'vitest';
import { describe as describeSound } from '../../src/announcements/announcement.ts';
import { makeHoldMusic } from '../../src/announcements/hold-music.ts';
import { pieceOf, piecesOf } from '../../src/announcements/pieces.ts';
import { writeWav } from '../../src/announcements/write-wav.ts';

const music = describeSound(makeHoldMusic());

function seconds(length: number): Parameters<typeof piecesOf>[0] {
  return describeSound(writeWav(new Float32Array(length * 8000).fill(0.1)));
}

test('the music is two pieces of four seconds', () => {
  expect(piecesOf(music).map(piece => piece.durationMs)).toEqual([4000, 4000]);
});

test('which are the whole of it, one after the other', () => {
  const samples = piecesOf(music).map(piece => piece.wav.subarray(44));
  expect(Buffer.concat(samples).equals(music.wav.subarray(44))).toBe(true);
});

test('and which begin anew behind the last', () => {
  expect([0, 1, 2, 3].map(piece => pieceOf(music, piece))).toEqual([...piecesOf(music), ...piecesOf(music)]);
});

test.each([
  [0, [0]],
  [1, [1000]],
  [5, [5000]],
  [5.001, [2501, 2501]],
  [12, [4000, 4000, 4000]],
])('a sound of %d seconds is in pieces of %j', (length, pieces) => {
  expect(piecesOf(seconds(length)).map(piece => piece.durationMs)).toEqual(pieces);
});

test('no sound has no pieces', () => {
  expect(piecesOf(null)).toEqual([]);
});
