import { describe, expect, test } from 'vitest';
import { noticeSilence } from '../../../src/app/health/notice-silence.ts';
import { reportHealth } from '../../../src/app/health/report-health.ts';
import type { PastCall } from '../../../src/domain/journal-entry.ts';
import { createTestApp, type TestApp } from '../../support/app.ts';
import { agent, caller, dayMs, entry, newCall, noon } from '../../support/builders.ts';
import { pushBody, startTestServer } from '../../support/webhook.ts';

const never = expect.stringContaining('sipgate has never called here.');

function said({ context }: Pick<TestApp, 'context'>): readonly string[] {
  const { warnings } = reportHealth(context);
  return warnings.map(({ en }) => en).filter(text => /push of sipgate|never called/.test(text));
}

function pastCall(direction: 'in' | 'out'): PastCall {
  const agentId = agent(1).id;
  return {
    type: 'pastCall',
    callId: `past ${direction}`,
    direction,
    caller,
    agentId,
    answeringNumber: null,
    answeredAt: noon - (direction === 'in' ? 1 : 2) * dayMs,
  };
}

describe('that no push has ever come', () => {
  test('is said from the start on, until one comes', async () => {
    await using server = await startTestServer();
    await noticeSilence(server.context);
    expect(said(server)).toEqual([never]);
    await server.push(pushBody());
    expect(said(server)).toEqual([]);
  });

  test('is not disproved by imported calls', async () => {
    const app = await createTestApp();
    await app.context.store.importCalls({
      source: 'test',
      calls: [pastCall('in'), pastCall('out')],
      position: null,
      totals: { added: 0, known: 0, withoutAgent: 0, withoutCaller: 0 },
      isTrial: false,
    });
    expect(await app.context.store.recentCalls(9)).toHaveLength(2);
    await noticeSilence(app.context);
    expect(said(app)).toEqual([never]);
  });

  test('is not said where one came before a restart, and health knows when', async () => {
    const app = await createTestApp();
    await app.context.store.record(entry(newCall(), { receivedAt: noon - dayMs }));
    await noticeSilence(app.context);
    expect(said(app)).toEqual([]);
    expect(reportHealth(app.context)).toMatchObject({ lastPushAt: noon - dayMs, newCalls: 0 });
  });

  test('is not said where another instance hears them', async () => {
    const app = await createTestApp();
    await noticeSilence(app.context);
    app.context.feed.publish({ isNew: true, entry: entry(newCall()), call: null });
    expect(said(app)).toEqual([]);
  });

  test('is not claimed where the history can’t be read', async () => {
    const { context: healthy } = await createTestApp();
    const recentCalls = () => Promise.reject(new Error('disk full'));
    const app = await createTestApp({ store: { ...healthy.store, recentCalls } });
    await noticeSilence(app.context);
    expect(said(app)).toEqual([]);
    expect(app.log.lines).toEqual([expect.stringContaining('disk full')]);
  });
});

test('that none has come for longer than a weekend is said, with how many days', async () => {
  const app = await createTestApp();
  await app.context.store.record(entry(newCall()));
  await noticeSilence(app.context);
  app.clock.advance(3 * dayMs);
  expect(said(app)).toEqual([]);
  app.clock.advance(dayMs);
  expect(said(app)).toEqual([expect.stringContaining('No push of sipgate has come for 4 days.')]);
});
