import { expect, test } from 'vitest';
import { createPatience } from '../../../src/analysis/replay/patience.ts';
import { inLog, minuteMs } from '../../support/replays.ts';

const gaveUp = (seconds: number) => inLog({ agentId: null, waitMs: seconds * 1000 });
const answered = (seconds: number) => inLog({ agentId: 'a', waitMs: seconds * 1000 });

test('whoever gave up has the patience that the log shows', () => {
  const patience = createPatience(null);
  patience.see(gaveUp(42));
  expect(patience.of(gaveUp(42), 1)).toBe(42_000);
  expect(patience.isKnown()).toBe(true);
});

test('whoever was answered has more patience than their wait, as those had who waited longer', () => {
  const patience = createPatience(null);
  for (const call of [gaveUp(10), answered(20), gaveUp(30), gaveUp(50)]) patience.see(call);
  const drawn = Array.from({ length: 400 }, (_, index) =>
    patience.of({ ...answered(20), callId: `${index}` }, 1),
  );
  expect(new Set(drawn)).toEqual(new Set([30_000, 50_000]));
  expect(drawn.filter(ms => ms === 30_000).length / drawn.length).toBeCloseTo(0.5, 1);
});

test('where nobody gave up everybody waits for half an hour', () => {
  const patience = createPatience(null);
  patience.see(answered(20));
  expect(patience.of(answered(20), 1)).toBe(30 * minuteMs);
  expect(patience.isKnown()).toBe(false);
});

test('a median that is given takes the place of the log', () => {
  const patience = createPatience(minuteMs);
  const drawn = Array.from({ length: 1_000 }, (_, index) =>
    patience.of({ ...gaveUp(5), callId: `${index}` }, 1),
  );
  expect(drawn.filter(ms => ms > minuteMs).length / drawn.length).toBeCloseTo(0.5, 1);
});
