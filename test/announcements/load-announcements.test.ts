import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Announcement } from '../../src/announcements/announcement.ts';
import { loadAnnouncements } from '../../src/announcements/load-announcements.ts';
import type { Language } from '../../src/domain/language.ts';
import type { AnnouncementName } from '../../src/domain/plan.ts';
import { checkWav } from '../../src/sipgate/wav.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { readByLibrary } from '../support/tones.ts';

const folder = join(import.meta.dirname, '../../assets/announcements');
const texts: Record<'de' | 'en', Record<string, string>> = JSON.parse(
  readFileSync(join(folder, 'texts.json'), 'utf8'),
);
const spoken = Object.keys(texts.de);
const shipped = await loadAnnouncements();

function shippedSound(name: AnnouncementName, language: Language): Announcement {
  const sound = shipped.find(name, language);
  if (sound === null) throw new Error(`No announcement is called ${name}.`);
  return sound;
}

describe.each(['de', 'en'] as const)('in %s', language => {
  test.each(spoken)('"%s" is spoken clearly, at the loudness of speech, in less than ten seconds', name => {
    const { wav, durationMs } = shippedSound(name, language);
    expect(checkWav(wav)).toEqual({ ok: true, durationMs });
    expect(durationMs).toBeGreaterThan(2_000);
    expect(durationMs).toBeLessThan(10_000);
    const { samples } = readByLibrary(wav);
    expect(Math.max(...samples.map(Math.abs))).toBeCloseTo(0.708, 2);
    const power = samples.reduce((sum, sample) => sum + sample ** 2, 0) / samples.length;
    expect(10 * Math.log10(power)).toBeGreaterThan(-23);
    expect(Math.max(...samples.slice(0, 800).map(Math.abs))).toBeLessThan(0.01);
    // About fifteen letters a second: a file that was not spoken anew after a change of its text would show.
    const lettersPerSecond = (texts[language][name]?.length ?? 0) / (durationMs / 1_000);
    expect(lettersPerSecond).toBeGreaterThan(9);
    expect(lettersPerSecond).toBeLessThan(20);
  });
});

test('a name that nothing goes by finds nothing', () => {
  expect(shipped.find('constructor', 'de')).toBeNull();
});

test('both languages have the same texts', () => {
  expect(Object.keys(texts.en)).toEqual(spoken);
});

test('all of them together are small enough to be kept in memory', () => {
  const bytes = (['de', 'en'] as const).flatMap(language =>
    spoken.map(name => shippedSound(name, language).wav.length),
  );
  expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(2 * 1024 * 1024);
});

test('chime and music are the same in every language', () => {
  expect(shipped.find('chime', 'de')).toBe(shipped.find('chime', 'en'));
  expect(shippedSound('hold-music', 'de').durationMs).toBe(8_000);
});

test('a missing file is named at the start, not noticed by a caller', async () => {
  const empty = await temporaryFolder();
  await expect(loadAnnouncements(empty)).rejects.toThrow(
    /^An announcement that ships with Familiar can't be read: ENOENT: no such file or directory, open '.*\/en\/.*\.wav'\.$/,
  );
});
