import { expect, onTestFinished, test } from 'vitest';
import { createHealth } from '../../../src/app/health/health.ts';
import { noticeOverload } from '../../../src/app/health/notice-overload.ts';
import { createTestLog } from '../../support/app.ts';
import { stayBusyInPieces } from '../../support/busy.ts';

test('a machine that is too slow is said once, stands in health with figures, and is over in the end', async () => {
  const log = createTestLog();
  const health = createHealth(Date.now);
  const stopping = new AbortController();
  const noticing = noticeOverload({ health, log }, stopping.signal, 300);
  onTestFinished(async () => {
    stopping.abort();
    await noticing;
  });
  const warnings = () =>
    health
      .summarise({
        confirmedAt: Date.now(),
        presenceStaleMs: 60_000,
        store: { isReachable: true, spooled: { entries: 0, bytes: 0, capacityBytes: 1 }, lastError: null },
        openLegs: 0,
        pausedAgents: 0,
        waiting: { callers: 0, longestSeconds: 0 },
      })
      .warnings.map(({ en }) => en);

  const stop = stayBusyInPieces(150);
  await expect
    .poll(warnings, { timeout: 20_000 })
    .toEqual([
      expect.stringMatching(
        /^This machine is overloaded .* for \d+ % of the last seconds, for \d+ ms at a time\./,
      ),
    ]);
  expect(warnings().join()).not.toContain('database');
  stop();

  await expect.poll(warnings, { timeout: 20_000 }).toEqual([]);
  expect(log.lines).toEqual([
    expect.stringMatching(/^warn: This machine is overloaded/),
    expect.stringMatching(/^info: This machine is no longer overloaded\./),
  ]);
});
