import { expect, test } from 'vitest';
import { takeCall } from '../../../src/app/calls/take-call.ts';
import { takeTurn } from '../../../src/app/calls/take-turn.ts';
import type { AppContext } from '../../../src/app/context.ts';
import { recall } from '../../../src/app/switchboard/recall.ts';
import type { KeysPressed } from '../../../src/domain/call-event.ts';
import { createTestApp } from '../../support/app.ts';
import { defaultHotline, defaultPlan, newCall } from '../../support/builders.ts';
import { ruleAbout } from '../../support/company.ts';

const keys: KeysPressed = { type: 'dtmf', callId: 'A', originalCallId: null, flowId: null, digits: '' };

/** A hotline that says a few last words to the caller of these tests. */
function withLastWords(context: AppContext, announcement = 'no-thanks'): void {
  const callers = [ruleAbout({ blocked: { kind: 'announcement', announcement } })];
  context.known.plan = { ...defaultPlan, hotlines: [defaultHotline], callers };
}

test('after an announcement that is all a caller gets, the call ends', async () => {
  const { context } = await createTestApp();
  withLastWords(context);
  const reply = await takeCall(context, newCall());
  expect(reply).toEqual({ kind: 'announcement', announcement: 'no-thanks' });
  expect(await takeTurn(context, keys)).toEqual({ kind: 'hang-up' });
  expect((await context.store.entriesSince(0)).map(entry => entry.event.type)).toEqual(['newCall', 'dtmf']);
});

test('also if Familiar was restarted while it played', async () => {
  const { context } = await createTestApp();
  withLastWords(context);
  await takeCall(context, newCall());
  const { context: restarted } = await createTestApp({ store: context.store });
  await recall(restarted);
  expect(await takeTurn(restarted, keys)).toEqual({ kind: 'hang-up' });
});

test('also if the store fails meanwhile', async () => {
  const { context, log } = await createTestApp();
  withLastWords(context);
  await takeCall(context, newCall());
  await context.store.close();
  expect(await takeTurn(context, keys)).toEqual({ kind: 'hang-up' });
  expect(log.lines.at(-1)).toContain('error: The store failed while a caller waited.');
});

test('an announcement that is not there is left out, and the log says so', async () => {
  const { context, log } = await createTestApp();
  withLastWords(context, 'unknown');
  expect(await takeCall(context, newCall())).toEqual({ kind: 'reject', tone: 'rejected' });
  expect(log.lines.join()).toContain('warn: There is no announcement of this name.');
});

test('keys pressed in a leg that nobody asked about change nothing', async () => {
  const { context } = await createTestApp();
  await takeCall(context, newCall());
  expect(await takeTurn(context, keys)).toEqual({ kind: 'as-configured' });
  expect(await takeTurn(context, { ...keys, callId: 'B' })).toEqual({ kind: 'as-configured' });
});
