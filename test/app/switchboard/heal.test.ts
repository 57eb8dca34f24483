import { expect, test, vi } from 'vitest';
import { recordCall } from '../../../src/app/calls/record-call.ts';
import { takeCall } from '../../../src/app/calls/take-call.ts';
import { reportHealth } from '../../../src/app/health/report-health.ts';
import { closeExpiredLegs } from '../../../src/app/switchboard/heal.ts';
import { recall } from '../../../src/app/switchboard/recall.ts';
import { createTestApp } from '../../support/app.ts';
import { answer, hangup, newCall, phone } from '../../support/builders.ts';

const anna = phone('+493023125001');
const minute = 60_000;

test('a call whose hangup never came is closed, counted and logged, and its agent is free', async () => {
  const { context, clock, log } = await createTestApp();
  const stopping = new AbortController();
  await takeCall(context, newCall());
  await recordCall(context, answer({ answeringNumber: anna }));
  clock.advance(4 * 60 * minute);
  const healing = closeExpiredLegs(context, stopping.signal);
  await vi.waitFor(async () => {
    const [{ call } = { call: null }] = await context.store.recentCalls(1);
    expect(call).toMatchObject({ endedAt: null, cause: 'unknown' });
  }, 30_000);
  stopping.abort();
  await healing;
  expect(log.lines.filter(line => line.includes('its end was never reported'))).toHaveLength(1);
  expect(await takeCall(context, newCall({ callId: 'C2', flowId: 'C2' }))).toMatchObject({ numbers: [anna] });
});

test('what the store can’t take at that moment is journaled as soon as it can', async () => {
  const { context, clock } = await createTestApp();
  await takeCall(context, newCall());
  clock.advance(3 * minute);
  let failures = 2;
  const record: typeof context.store.record = entry =>
    failures-- > 0 ? Promise.reject(new Error('full')) : context.store.record(entry);
  const stopping = new AbortController();
  const healing = closeExpiredLegs({ ...context, store: { ...context.store, record } }, stopping.signal);
  await vi.waitFor(async () => {
    const entries = await context.store.entriesSince(0);
    expect(entries.map(entry => entry.event.type)).toEqual(['newCall', 'legClosed']);
  }, 30_000);
  stopping.abort();
  await healing;
});

test('after a restart it stays closed', async () => {
  const { context, clock } = await createTestApp();
  const stopping = new AbortController();
  await takeCall(context, newCall());
  clock.advance(3 * minute);
  const healing = closeExpiredLegs(context, stopping.signal);
  await vi.waitFor(async () => {
    const entries = await context.store.entriesSince(0);
    expect(entries.map(entry => entry.event.type)).toEqual(['newCall', 'legClosed']);
  }, 30_000);
  stopping.abort();
  await healing;
  const { context: restarted } = await createTestApp({ store: context.store, clock });
  await recall(restarted);
  const again = new AbortController();
  const nothing = closeExpiredLegs(restarted, again.signal);
  again.abort();
  await nothing;
  expect(await context.store.entriesSince(0)).toHaveLength(2);
});

test('a talk whose end got lost frees its agent once it is longer than usual and they have talked again', async () => {
  const { context, clock } = await createTestApp();
  const stopping = new AbortController();
  await takeCall(context, newCall());
  await recordCall(context, answer({ answeringNumber: anna }));
  clock.advance(55 * minute);
  const own = { callId: 'own', flowId: 'own', direction: 'out', from: anna, to: '+491713920002' } as const;
  await takeCall(context, newCall(own));
  clock.advance(minute);
  await recordCall(context, hangup(own));
  clock.advance(5 * minute);
  const healing = closeExpiredLegs(context, stopping.signal);
  await vi.waitFor(async () => expect(reportHealth(context).corrections.nextCalls).toBe(1), 30_000);
  stopping.abort();
  await healing;
  expect(await takeCall(context, newCall({ callId: 'C2', flowId: 'C2' }))).toMatchObject({ numbers: [anna] });
});
