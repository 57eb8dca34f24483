import { expect, test } from 'vitest';
import { zoneOf } from '../../src/plan/compile-plan.ts';
import { type MarkedTime, mergeAbsences } from '../../src/plan/merge-absences.ts';
import { document } from '../support/plan.ts';

const now = Date.UTC(2026, 2, 1);
const options = { agent: 'w1', deputies: ['w2'], zone: zoneOf('Europe/Berlin'), now };
const before = document(`
hotlines: [{name: Zentrale, numbers: [0221 4710100]}]
absences:
  - {agent: w1, from: 2026-05-01, why: by hand}
  - {agent: w2, from: 2026-05-01, uid: easter}`);

function marked(uid: string, from: string, to: string): MarkedTime {
  return { uid, summary: uid, from: Date.parse(from), to: Date.parse(to) };
}

/** The night of 29 March 2026 is an hour short in Berlin. */
const easter = marked('easter', '2026-03-27T23:00:00Z', '2026-03-30T22:00:00Z');

test('whole days stay whole days across the change of the clocks, and hours stay hours', () => {
  const dentist = marked('dentist', '2026-03-29T00:30:00Z', '2026-03-29T02:15:00Z');
  expect(mergeAbsences(before, [easter, dentist], options).absences?.slice(2)).toEqual([
    { agent: 'w1', from: '2026-03-28', to: '2026-03-30', deputies: ['w2'], why: 'easter', uid: 'easter' },
    {
      agent: 'w1',
      from: '2026-03-29 01:30',
      to: '2026-03-29 04:15',
      deputies: ['w2'],
      why: 'dentist',
      uid: 'dentist',
    },
  ]);
});

test('importing again changes nothing, and an event that moved is moved', () => {
  const once = mergeAbsences(before, [easter], options);
  expect(mergeAbsences(once, [easter], options)).toEqual(once);
  const moved = { ...easter, to: easter.to + 86_400_000 };
  expect(mergeAbsences(once, [moved], options).absences?.map(absence => absence.to)).toEqual([
    undefined,
    undefined,
    '2026-03-31',
  ]);
});

test('what is over is not taken over', () => {
  const old = marked('old', '2026-02-01T00:00:00Z', '2026-02-02T00:00:00Z');
  expect(mergeAbsences(before, [old], options)).toEqual(before);
});
