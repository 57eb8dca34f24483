import { expect, test } from 'vitest';
import { canonicalFlowId, idsOf } from '../../../src/store/journal/flow-ids.ts';
import { hangup, leg, newCall } from '../entries.ts';

const bare = { flowId: null, originalCallId: null };
const named = newCall(leg('B', { flowId: 'whole call', originalCallId: 'A' }), 1);
const alsoNamed = hangup(leg('B', { flowId: 'another name' }), 2);
const ofFirstLeg = hangup(leg('B', { flowId: null, originalCallId: 'A' }), 3);
const unnamed = hangup(leg('B', bare), 4);

test.each([
  ["the provider's id of the whole call", [unnamed, ofFirstLeg, named], 'whole call'],
  ['the id of its first leg where that is missing', [unnamed, ofFirstLeg], 'A'],
  ['the id of its leg where nothing else is known', [unnamed], 'B'],
  ['the least of several, in whatever order they came', [named, alsoNamed], 'another name'],
])('a call is filed under %s', (_, entries, expected) => {
  expect(canonicalFlowId(entries)).toBe(expected);
  expect(canonicalFlowId(entries.toReversed())).toBe(expected);
});

test('an entry belongs to every call that goes by one of its ids', () => {
  expect(idsOf(named)).toEqual(['whole call', 'B', 'A']);
  expect(idsOf(unnamed)).toEqual(['B']);
});
