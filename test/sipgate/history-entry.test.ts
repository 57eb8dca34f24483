import { describe, expect, test } from 'vitest';
import { parseSpelledNumber } from '../../src/numbers/phone-spelling.ts';
import {
  channelEvent,
  historyItem,
  readChannelEvent,
  readHistoryItem,
} from '../../src/sipgate/history-entry.ts';
import { hotline, noon, phone } from '../support/builders.ts';

const ownNumber = phone('+493023125077');
const reader = {
  agentOf: (extension: string) => (extension === 'p1' || extension === 'e1' ? 'w1' : null),
  // The user w7 is several agents.
  agentOfUser: (userId: string, own: string | null) =>
    userId !== 'w7' ? userId : own === ownNumber ? own : null,
  parseNumber: parseSpelledNumber,
  hotlines: new Set([hotline]),
};
const caller = phone('+493023125042');

describe('an item of a classic history', () => {
  const item = {
    id: 'H1',
    created: '2026-06-01T10:00:00Z',
    direction: 'INCOMING',
    status: 'PICKUP',
    source: '+49 (30) 231-25042',
    target: hotline,
    callId: 'LEG1',
    duration: 42,
    endpoints: [
      { type: 'ROUTED', endpoint: { extension: 'g0', type: 'GROUP' } },
      { type: 'PICKUP', endpoint: { extension: 'p1', type: 'PHONELINE' } },
    ],
  };
  const read = (changes: object) => readHistoryItem(historyItem.parse({ ...item, ...changes }), reader);

  test('that an agent picked up is a call, whatever the spelling of its numbers', () => {
    expect(read({})).toEqual({
      kind: 'call',
      call: {
        type: 'pastCall',
        callId: 'sipgate:H1',
        providerCallId: 'LEG1',
        direction: 'in',
        caller,
        agentId: 'w1',
        answeringNumber: null,
        startedAt: noon,
        answeredAt: noon,
        endedAt: noon + 42_000,
      },
    });
  });

  const pickUp = (extension: string, type: string) => ({ type: 'PICKUP', endpoint: { extension, type } });
  test.each([
    { what: 'nobody picked up', changes: { status: 'NOPICKUP' } },
    { what: 'a mailbox picked up', changes: { endpoints: [pickUp('p1', 'VOICEMAIL')] } },
    { what: 'a group picked up', changes: { endpoints: [pickUp('p1', 'GROUP')] } },
    { what: 'nobody of today picked up', changes: { endpoints: [pickUp('p9', 'PHONELINE')] } },
    { what: 'it only rang somewhere', changes: { endpoints: [item.endpoints[0]] } },
    { what: 'the direction is a new one', changes: { direction: 'SIDEWAYS' } },
    { what: 'fields are of other types', changes: { endpoints: 'none', status: 7 } },
  ])('is without an agent where $what', ({ changes }) => {
    expect(read(changes)).toEqual({ kind: 'without-agent' });
  });

  test.each(['anonymous', '', null, '110', hotline])('is without a caller where %s called', source => {
    expect(read({ source })).toEqual({ kind: 'without-caller' });
  });

  test('that an agent made is a call with whom they called, known by their line', () => {
    const made = {
      direction: 'OUTGOING',
      source: '+493023125001',
      target: '030 23125042',
      endpoints: [],
      connectionIds: ['p1'],
    };
    expect(read(made)).toMatchObject({ kind: 'call', call: { direction: 'out', caller, agentId: 'w1' } });
  });

  test('may lack the provider’s call id and the duration', () => {
    const entry = read({ callId: null, duration: null });
    expect(entry).toMatchObject({ kind: 'call', call: { callId: 'sipgate:H1' } });
    expect(entry).not.toMatchObject({ call: { providerCallId: expect.anything() } });
    expect(entry).not.toMatchObject({ call: { endedAt: expect.anything() } });
  });

  test('without an id or a time is not an item at all', () => {
    expect(historyItem.safeParse({ ...item, id: undefined }).success).toBe(false);
    expect(historyItem.safeParse({ ...item, created: 'yesterday' }).success).toBe(false);
  });
});

describe('an event of a channel', () => {
  const call = {
    callSid: 'LEG1',
    direction: 'INCOMING',
    from: caller,
    to: hotline,
    owner: 'w1',
    startedAt: '2026-06-01T10:00:00Z',
    establishedAt: '2026-06-01T10:00:09Z',
    terminatedAt: '2026-06-01T10:01:09Z',
  };
  const read = (changes: object) =>
    readChannelEvent(
      channelEvent.parse({
        eventId: 'E1',
        type: 'CALL',
        createdAt: call.startedAt,
        call: { ...call, ...changes },
      }),
      reader,
    );

  test('whose owner is several agents is of the one whose number it was', () => {
    const direct = { owner: 'w7', to: ownNumber };
    expect(read(direct)).toMatchObject({ kind: 'call', call: { direction: 'in', agentId: ownNumber } });
    const made = { owner: 'w7', direction: 'OUTGOING', from: ownNumber, to: caller };
    expect(read(made)).toMatchObject({ kind: 'call', call: { direction: 'out', agentId: ownNumber } });
  });

  test('that an agent picked up is a call', () => {
    expect(read({})).toEqual({
      kind: 'call',
      call: {
        type: 'pastCall',
        callId: 'sipgate:E1',
        providerCallId: 'LEG1',
        direction: 'in',
        caller,
        agentId: 'w1',
        answeringNumber: null,
        startedAt: noon,
        answeredAt: noon + 9_000,
        endedAt: noon + 69_000,
      },
    });
  });

  test.each([
    { what: 'nobody picked up', changes: { owner: null, establishedAt: null } },
    { what: 'nobody is named', changes: { owner: null } },
    { what: 'it goes on', changes: { terminatedAt: null } },
    { what: 'it was forwarded to a mailbox', changes: { forwarding: { type: 'VOICEBOX' } } },
    { what: 'its owner is several agents, and the number none of theirs', changes: { owner: 'w7' } },
  ])('is without an agent where $what', ({ changes }) => {
    expect(read(changes)).toEqual({ kind: 'without-agent' });
  });

  test('that an agent made is a call with whom they called', () => {
    expect(read({ direction: 'OUTGOING', from: hotline, to: caller })).toMatchObject({
      call: { direction: 'out', caller, agentId: 'w1' },
    });
  });
});
