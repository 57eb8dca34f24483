import { expect, test } from 'vitest';
import type { WebhookView } from '../../src/http/contract/connect.ts';
import { guideOf } from '../../web/src/connect/guide.ts';

const ours = 'https://hotline.example.com/push';
const unread: WebhookView = {
  ours,
  settings: null,
  problem: null,
  isRight: false,
  canUndo: false,
  account: 'classic',
  selected: null,
  lastPushAt: null,
  newCalls: 0,
};
const settings = { incomingUrl: '', outgoingUrl: '', log: false, whitelist: [] };
const effects = (webhook: WebhookView, hasCalled = false) => Object.fromEntries(guideOf(webhook, hasCalled));

test('what the token may not read is said not to be visible, and a call shows that the rest is right', () => {
  expect(effects(unread)).toEqual({
    open: 'unseeable',
    incoming: 'waiting',
    outgoing: 'unseeable',
    select: 'waiting',
    call: 'waiting',
  });
  const called = { incoming: 'seen', outgoing: 'unseeable', select: 'seen', call: 'seen' };
  expect(effects({ ...unread, lastPushAt: 1, newCalls: 1 })).toMatchObject(called);
  expect(effects(unread, true)).toMatchObject(called);
});

test('each address at sipgate turns green by itself, in any spelling of ours', () => {
  const half = { ...settings, incomingUrl: 'https://HOTLINE.example.com:443/push' };
  expect(effects({ ...unread, settings: half })).toMatchObject({ incoming: 'seen', outgoing: 'waiting' });
  const both = { ...half, outgoingUrl: ours };
  expect(effects({ ...unread, settings: both })).toMatchObject({ incoming: 'seen', outgoing: 'seen' });
});

test.each([
  ['classic', [], 'waiting'],
  ['classic', ['w0'], 'seen'],
  ['classic', null, 'seen'],
  ['neo', ['w0'], 'waiting'],
  ['neo', null, 'waiting'],
  [null, null, 'waiting'],
] as const)(
  'on a %s account with %j selected, the selection is %s before a push',
  (account, whitelist, want) => {
    const list = whitelist && [...whitelist];
    const view: WebhookView = { ...unread, account, settings: { ...settings, whitelist: list } };
    expect(effects(view)).toMatchObject({ select: want });
    expect(effects({ ...view, lastPushAt: 1 })).toMatchObject({ select: 'seen' });
  },
);
