import { expect, test } from 'vitest';
import { describeChecks } from '../../../src/app/health/checks/all-checks.ts';
import { standingCheckOf } from '../../../src/app/health/checks/standing-checks.ts';
import { createStandingWarnings } from '../../../src/app/health/standing-warnings.ts';

const long = { en: 'Lenz talks for long.', de: 'Lenz telefoniert lange.' };

test.each([
  ['number +493023125000', 'numbers'],
  ['numbers unchecked', 'numbers'],
  ['pushes astray', 'pushes-astray'],
  ['roles of single sign-on', 'single-sign-on'],
  ['toString', 'other'],
])('what is said about “%s” is told under the name %s, without what is secret in it', (thing, name) => {
  expect(standingCheckOf(thing).name).toBe(name);
  if (name !== 'other') expect(describeChecks().has(name)).toBe(true);
});

test('a warning stands since it was first said, and anew after it was taken back', () => {
  let now = 1_000;
  const standing = createStandingWarnings(() => now);
  const since = (): readonly (number | null)[] => standing.checks('anybody').warnings.map(one => one.since);
  standing.warn('talks', long);
  now = 2_000;
  standing.warn('talks', { ...long, en: 'Still so.' });
  expect(since()).toEqual([1_000]);
  standing.warn('talks', null);
  standing.warn('talks', long);
  expect(since()).toEqual([2_000]);
});

test('what is asked anew each time stands since it first held', () => {
  const state = { now: 1_000, said: null as typeof long | null };
  const standing = createStandingWarnings(() => state.now);
  standing.warn('talks', () => state.said);
  expect(standing.checks('anybody')).toMatchObject({
    warnings: [],
    well: [{ name: 'long-talks', state: 'ok' }],
  });
  Object.assign(state, { now: 2_000, said: long });
  expect(standing.checks('anybody')).toMatchObject({
    warnings: [{ name: 'long-talks', since: 2_000 }],
    well: [],
  });
});

test('what nobody has looked at is not called well, nor what silence does not prove', () => {
  const standing = createStandingWarnings(() => 0);
  standing.warn('phones', null);
  standing.warn('calendars', null);
  expect(standing.checks('anybody').well).toEqual([]);
});

test('a note is a hint, or says that something can’t be checked', () => {
  const standing = createStandingWarnings(() => 0);
  standing.note('numbers as agents', long);
  standing.note('numbers unchecked', long);
  expect(standing.checks('anybody').notes).toMatchObject([
    { state: 'doubtful', howBad: 'hint' },
    { state: 'unknown', howBad: null, since: 0 },
  ]);
});
