import { expect, test } from 'vitest';
import { describe } from '../../src/announcements/announcement.ts';
import { makeHoldMusic } from '../../src/announcements/hold-music.ts';
import { loadAnnouncements } from '../../src/announcements/load-announcements.ts';
import { createSoundLibrary } from '../../src/announcements/sound-library.ts';

const shipped = await loadAnnouncements();
const own = describe(makeHoldMusic());

test('a company’s own recording takes the place of ours, and only of that one', () => {
  const library = createSoundLibrary(shipped, new Map());
  library.replaceOwn(new Map([['closed', own]]));
  expect(library.find('closed', 'de')).toBe(own);
  expect(library.find('goodbye', 'de')).toBe(shipped.find('goodbye', 'de'));
  expect(library.atHand()).toContain(own);
});

test('what the company has removed is gone, and ours is back', () => {
  const library = createSoundLibrary(shipped, new Map());
  library.replaceOwn(
    new Map([
      ['closed', own],
      ['welcome', own],
    ]),
  );
  library.replaceOwn(new Map());
  expect(library.find('closed', 'de')).toBe(shipped.find('closed', 'de'));
  expect(library.find('welcome', 'de')).toBeNull();
});

test('the sound that the environment names is found by its name', () => {
  expect(createSoundLibrary(shipped, new Map([['ANNOUNCEMENT', own]])).find('ANNOUNCEMENT', 'en')).toBe(own);
});
