import { expect, onTestFinished, test } from 'vitest';
import { reportHealth } from '../../src/app/health/report-health.ts';
import { startEmulator } from '../../src/emulator/emulator.ts';
import { emulatorKeyPem } from '../support/hotline.ts';
import { startOnSettableClock } from '../support/settable-clock.ts';

/** Longer than the test may take: a push that waited for it would not be answered. */
const hangMs = 60_000;

test('sipgate’s API hangs: pushes are answered by the last known presence, which is doubted after two minutes', async () => {
  const emulator = await startEmulator({ privateKeyPem: emulatorKeyPem });
  onTestFinished(() => emulator.close());
  const [anna = '', ben = '', clara = ''] = emulator.company.users.map(user => user.numbers[0]?.number ?? '');
  emulator.phone(clara).setOnline(false);
  const familiar = await startOnSettableClock({
    TOKEN_ID: emulator.tokenId,
    TOKEN: emulator.token,
    SIPGATE_API_URL: emulator.apiUrl,
    SERVICE_PHONES: `${anna},${ben},${clara}`,
    PRESENCE_INTERVAL_SECONDS: '1',
    PRESENCE_STALE_SECONDS: '120',
  });
  emulator.setFaults({ rest: [{ delayMs: hangMs }] });

  expect(await familiar.push('newCall', 'A')).toEqual([anna]);
  expect(await familiar.push('newCall', 'B')).toEqual([ben]);
  expect(await familiar.push('newCall', 'C')).toEqual([]);
  expect(familiar.states()).toEqual(['ringing', 'ringing', 'offline']);
  for (const call of ['A', 'B']) await familiar.push('hangup', call);

  const health = () => reportHealth(familiar.context());
  await expect
    .poll(() => health().lastErrors.presence, { timeout: 15_000 })
    .toMatchObject({ error: 'timed-out' });
  familiar.pass(121_000);
  expect(health().presence).toMatchObject({ ageSeconds: 121, isStale: true });
  expect(await familiar.push('newCall', 'D')).toEqual([anna]);
  expect(await familiar.push('newCall', 'E')).toEqual([ben]);
  expect(await familiar.push('newCall', 'F')).toEqual([clara]);
  expect(await familiar.push('newCall', 'G')).toEqual([]);
});
