import { expect, test } from 'vitest';
import { reportHealth } from '../../../src/app/health/report-health.ts';
import type { Recorded } from '../../../src/app/ports/store.ts';
import { followOthers } from '../../../src/app/switchboard/follow-others.ts';
import { createTestApp } from '../../support/app.ts';
import { entry, newCall } from '../../support/builders.ts';

const hourMs = 3_600_000;

test('another instance whose clock is an hour ahead is told of: it may ring people who are on the phone here', async () => {
  const { hearAhead, clocks } = await createFollower();
  hearAhead(hourMs);
  expect(clocks()).toMatchObject([{ state: 'problem', howBad: 'broken' }]);
  expect(clocks()[0]?.sentence.en).toContain('3600 s ahead');
});

test('what another instance records at once, a little later by its clock, or is heard late says nothing of clocks', async () => {
  const { hearAhead, clocks } = await createFollower();
  for (const aheadMs of [0, 1_000, -4 * hourMs]) hearAhead(aheadMs);
  expect(clocks()).toEqual([]);
});

test('a clock that was set right is not complained of any longer than ten minutes', async () => {
  const { hearAhead, clocks, clock } = await createFollower();
  hearAhead(hourMs);
  clock.advance(9 * 60_000);
  hearAhead(0);
  expect(clocks()).toHaveLength(1);
  clock.advance(60_000);
  expect(clocks()).toEqual([]);
});

/** An instance that hears of calls which another one has dated so many milliseconds later than now. */
async function createFollower() {
  const { context, clock } = await createTestApp();
  let tell: (recorded: Recorded) => void = () => {};
  const follow: typeof context.store.follow = async listener => {
    tell = listener;
  };
  await followOthers({ ...context, store: { ...context.store, follow } }, new AbortController().signal);
  return {
    clock,
    hearAhead(ms: number): void {
      tell({ isNew: true, entry: entry(newCall(), { receivedAt: clock() + ms }), call: null });
    },
    clocks: () => reportHealth(context).checks.filter(({ name }) => name === 'clocks-of-instances'),
  };
}
