import { expect, test } from 'vitest';
import { createLiveConnection } from '../../../src/app/connect/live-connection.ts';
import { testConnection } from '../../support/app.ts';

const hourMs = 3_600_000;
const { signal } = new AbortController();

test('who waits for a look at the account can hurry it, but not where sipgate has asked for a pause', async () => {
  const live = createLiveConnection(testConnection);
  expect(live.hurry()).toBe(false);
  const ended: string[] = [];
  const asked = live.pause(hourMs, signal).then(() => ended.push('asked for'));
  const own = live.pause(hourMs, signal, true).then(() => ended.push('our own'));
  expect(live.hurry()).toBe(true);
  await own;
  expect(ended).toEqual(['our own']);
  live.replace(testConnection);
  await asked;
  expect(ended).toEqual(['our own', 'asked for']);
});
