import { describe, expect, test } from 'vitest';
import { admitEvent } from '../../../src/app/calls/admit-event.ts';
import { recordCall } from '../../../src/app/calls/record-call.ts';
import { takeCall } from '../../../src/app/calls/take-call.ts';
import type { Answer, Hangup, KeysPressed } from '../../../src/domain/call-event.ts';
import { createTestApp } from '../../support/app.ts';
import { agent, answer, caller, hangup, hotline, newCall, phone } from '../../support/builders.ts';

const stranger = '4989555000';
const elsewhere = '4940999111';
const anna = agent(1).numbers[0] ?? '';

describe('a new call is taken', () => {
  test.each([
    ['to a hotline', { to: hotline }],
    ['to an agent', { to: anna }],
    ['to another number of the account', { to: '493023125077' }],
    ['to an extension of a number of the account', { to: '49302312507712' }],
    ['from an agent', { direction: 'out', from: anna, to: stranger }],
  ] as const)('%s', async (_, fields) => {
    const { context } = await createTestApp();
    context.known.roster = { ...context.known.roster, accountNumbers: [phone('+493023125077')] };
    expect(await admitEvent(context, newCall({ from: stranger, ...fields }), null)).toBe('taken');
  });

  test.each([
    ['from a number that is withheld', { direction: 'out', from: 'anonymous', to: stranger }],
    ['to an internal extension', { to: '21' }],
    ['from a mobile number that is shown instead', { direction: 'out', from: '491713920055', to: stranger }],
  ] as const)('%s, if it names the account', async (_, fields) => {
    const { context } = await createTestApp();
    context.known.roster = { ...context.known.roster, accountId: '1234567' };
    const event = newCall(fields);
    expect(await admitEvent(context, event, '1234567')).toBe('taken');
    expect(await admitEvent(context, event, '7654321')).toBe('foreign');
    expect(await admitEvent(context, event, null)).toBe('foreign');
  });

  test('if it is a further leg of a call that was', async () => {
    const { context } = await createTestApp();
    await takeCall(context, newCall({ callId: 'A', originalCallId: 'A', flowId: 'F' }));
    const leg = { callId: 'B', from: stranger, to: elsewhere };
    expect(await admitEvent(context, newCall({ ...leg, originalCallId: 'A', flowId: null }), null)).toBe(
      'taken',
    );
    expect(await admitEvent(context, newCall({ ...leg, originalCallId: null, flowId: 'F' }), null)).toBe(
      'taken',
    );
    expect(await admitEvent(context, newCall({ ...leg, originalCallId: 'C', flowId: 'G' }), null)).toBe(
      'foreign',
    );
  });
});

describe('what follows up a call', () => {
  const keys: KeysPressed = { type: 'dtmf', callId: 'A', originalCallId: null, flowId: null, digits: '1' };
  const followUps: readonly (Answer | Hangup | KeysPressed)[] = [
    answer({ callId: 'A', answeringNumber: agent(1).numbers[0] ?? null }),
    hangup({ callId: 'A' }),
    keys,
  ];

  test.each(followUps)('is taken after its beginning, also after a restart: $type', async event => {
    const { context } = await createTestApp();
    await takeCall(context, newCall({ callId: 'A' }));
    expect(await admitEvent(context, event, null)).toBe('taken');
    expect(await admitEvent(await restarted(context), event, null)).toBe('taken');
  });

  test.each(followUps)('changes nothing once the leg has ended, also after a restart: $type', async event => {
    const { context } = await createTestApp();
    await takeCall(context, newCall({ callId: 'A' }));
    await recordCall(context, hangup({ callId: 'A' }));
    const again = await restarted(context);
    expect(await admitEvent(again, event, null)).toBe('over');
  });

  test.each(followUps)('is foreign if its call never was taken: $type', async event => {
    const { context } = await createTestApp();
    expect(await admitEvent(context, event, null)).toBe('foreign');
  });

  test.each(followUps)('is taken while the database can’t say: $type', async event => {
    const { context } = await createTestApp();
    const legHeard = () => Promise.reject(new Error('away'));
    const away = { ...context, store: { ...context.store, legHeard } };
    expect(await admitEvent(away, event, null)).toBe('taken');
  });

  test('is taken by its numbers where another instance may hold its beginning', async () => {
    const { context } = await createTestApp();
    const shared = { ...context, store: { ...context.store, isShared: true } };
    expect(await admitEvent(shared, answer({ callId: 'A', from: caller }), null)).toBe('taken');
    expect(await admitEvent(shared, answer({ callId: 'A', to: elsewhere }), null)).toBe('foreign');
    expect(await admitEvent(shared, keys, null)).toBe('foreign');
  });
});

/** With nothing in memory. */
async function restarted(context: Awaited<ReturnType<typeof createTestApp>>['context']) {
  const { context: next } = await createTestApp({ store: context.store });
  return next;
}
