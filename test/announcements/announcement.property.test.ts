import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toAnnouncement } from '../../src/announcements/announcement.ts';
import { checkWav } from '../../src/sipgate/wav.ts';
import { tone, wavByLibrary } from '../support/tones.ts';

const mp3 = readFileSync(join(import.meta.dirname, '../fixtures/audio/tone-1khz-stereo.mp3')).subarray(
  0,
  2_500,
);
const wav = wavByLibrary([tone(1_000, 11_025, 0.2)], 11_025, '16');
const damage = fc.array(fc.tuple(fc.nat(2_499), fc.integer({ min: 0, max: 255 })), { maxLength: 20 });

test('however a file is damaged, it is refused or can be played', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(mp3, wav), damage, fc.nat(2_500), async (file, changes, length) => {
      const damaged = Buffer.from(file);
      for (const [at, value] of changes) damaged[at] = value;
      const result = await toAnnouncement(damaged.subarray(0, length));
      if (result.ok) expect(checkWav(result.announcement.wav).ok).toBe(true);
      else for (const text of Object.values(result.problem)) expect(text).toMatch(/\.$/);
    }),
    { numRuns: 150 },
  );
});
