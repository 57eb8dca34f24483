import { expect, test } from 'vitest';
import { startOnSettableClock } from '../support/settable-clock.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const [anna, ben] = ['+493023125001', '+493023125002'];

const agents = { SERVICE_PHONES: `${anna},${ben}` };

test.each([
  ['forward', hourMs],
  ['back', -hourMs],
])(
  'the clock is put %s an hour: who rings keeps ringing, and nobody is offered two calls',
  async (_, byMs) => {
    const familiar = await startOnSettableClock(agents);
    expect(await familiar.push('newCall', 'A')).toEqual([anna]);
    familiar.set(byMs);
    expect(await familiar.push('newCall', 'B')).toEqual([ben]);
    familiar.set(-byMs);
    expect(await familiar.push('newCall', 'C')).toEqual([]);
    await familiar.push('hangup', 'A');
    expect(await familiar.push('newCall', 'D')).toEqual([anna]);
  },
);

test.each([
  ['forward', 5 * hourMs],
  ['back', -5 * hourMs],
])('the clock is put %s five hours: a talk whose hangup is lost ends as late as ever', async (_, byMs) => {
  const familiar = await startOnSettableClock(agents);
  await familiar.push('newCall', 'A');
  await familiar.push('answer', 'A', anna);
  familiar.set(byMs);
  expect(familiar.states()).toEqual(['talking', 'available']);
  familiar.pass(4 * hourMs - 1);
  expect(familiar.states()).toEqual(['talking', 'available']);
  familiar.pass(1);
  expect(familiar.states()).toEqual(['available', 'available']);
});

test('Familiar restarts with the clock put back: what is dated in the future happened now', async () => {
  const familiar = await startOnSettableClock(agents);
  await familiar.push('newCall', 'A');
  familiar.set(-hourMs);
  await familiar.restart();
  expect(familiar.states()).toEqual(['ringing', 'available']);
  familiar.pass(2 * minuteMs);
  expect(familiar.states()).toEqual(['available', 'available']);
});
