import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PhoneNumber } from '../../src/acd/phone-number.ts';
import type { ChannelReply, DeviceReply } from '../../src/sipgate/account-replies.ts';
import type { Member } from '../../src/sipgate/fetch-directory.ts';
import { joinAgent } from '../../src/sipgate/join-agent.ts';

const [hotline, desk, workshop, second] = [
  '+493023125000',
  '+493023125011',
  '+493023125012',
  '+493023125013',
] as PhoneNumber[] as [PhoneNumber, PhoneNumber, PhoneNumber, PhoneNumber];
const rules = { hotlines: new Set([hotline]), serviceNumbers: null };

const numbers = [
  { number: hotline, endpointId: 'p1' },
  { number: second, endpointId: 'p1' },
  { number: workshop, endpointId: 'p2' },
  { number: desk, endpointId: 'p1' },
  { number: '+493023125090', endpointId: 'g0' },
  { number: '+493023125091', endpointId: 'p7' },
  { number: '10', endpointId: 'p1' },
  { number: '+493023125092', endpointId: '' },
];
const anna: Member = { id: 'w1', name: 'Anna Berg', lineIds: ['p1', 'p2'], numbers };

function device(id: string, lineIds: readonly string[], changes: Partial<DeviceReply> = {}): DeviceReply {
  const activePhonelines = lineIds.map(line => ({ id: line }));
  return { id, type: 'REGISTER', alias: '', online: true, dnd: false, activePhonelines, ...changes };
}

describe('on a classic account an agent', () => {
  test('has the numbers of their own lines, without hotlines, groups and extensions', () => {
    expect(joinAgent(anna, [device('e1', ['p1'])], [], rules)).toEqual({
      id: 'w1',
      name: 'Anna Berg',
      numbers: [desk, workshop, second],
      presence: 'reachable',
      dialNumber: desk,
      devices: [{ name: 'e1', presence: 'online', isOnDnd: false, numbers: [desk, second] }],
    });
  });

  test('keeps their numbers while all phones are offline', () => {
    expect(joinAgent(anna, [device('e1', ['p1'], { online: false })], [], rules)).toMatchObject({
      numbers: [desk, workshop, second],
      presence: 'offline',
      dialNumber: null,
    });
  });

  test('does not own a colleague’s line that rings on their phone too', () => {
    expect(joinAgent(anna, [device('e1', ['p7'])], [], rules)).toMatchObject({
      numbers: [desk, workshop, second],
      presence: 'offline',
    });
  });

  test('is known by the lines of their phones where the token may not read phone lines', () => {
    expect(joinAgent({ ...anna, lineIds: null }, [device('e1', ['p2'])], [], rules)?.numbers).toEqual([
      workshop,
    ]);
  });

  test('is unverified where the token may not read their phones', () => {
    expect(joinAgent(anna, null, [], rules)).toMatchObject({ presence: 'unverified', dialNumber: desk });
  });

  test('is none without a number of their own', () => {
    expect(joinAgent({ ...anna, lineIds: ['p5'] }, [device('e1', ['p5'])], [], rules)).toBeNull();
    expect(joinAgent({ ...anna, lineIds: [] }, [], [], rules)).toBeNull();
  });
});

describe('on a neo account an agent', () => {
  const neo: Member = {
    ...anna,
    lineIds: null,
    numbers: [
      { number: desk, endpointId: 'e1' },
      { number: workshop, endpointId: 'channel-of-anna' },
      { number: second, endpointId: 'channel-of-all' },
    ],
  };
  const channels: ChannelReply[] = [
    { id: 'channel-of-anna', users: [{ id: 'w1', deviceIds: ['e2'] }] },
    {
      id: 'channel-of-all',
      users: [
        { id: 'w1', deviceIds: ['e1', 'e2'] },
        { id: 'w2', deviceIds: ['e3'] },
      ],
    },
  ];

  test('has the numbers of their devices and of channels that are theirs alone', () => {
    const devices = [device('e1', [], { online: false }), device('e2', [])];
    expect(joinAgent(neo, devices, channels, rules)).toEqual({
      id: 'w1',
      name: 'Anna Berg',
      numbers: [desk, workshop],
      presence: 'reachable',
      dialNumber: workshop,
      devices: [
        { name: 'e1', presence: 'offline', isOnDnd: false, numbers: [desk] },
        { name: 'e2', presence: 'online', isOnDnd: false, numbers: [workshop] },
      ],
    });
  });

  test('does not own the channel of a colleague', () => {
    expect(joinAgent({ ...neo, id: 'w2' }, [device('e3', [])], channels, rules)).toBeNull();
  });
});

describe('where service numbers are configured, an agent', () => {
  const only = (serviceNumbers: PhoneNumber[]) =>
    joinAgent(anna, [device('e1', ['p1'])], [], { ...rules, serviceNumbers });

  test('is dialled only on these, but known by all their numbers', () => {
    expect(only([second])).toMatchObject({ numbers: [desk, workshop, second], dialNumber: second });
  });

  test('is not dialled when no phone with such a number is online', () => {
    expect(only([workshop])).toMatchObject({ presence: 'offline', dialNumber: null });
  });

  test('is none without one', () => {
    expect(only(['+493023125099' as PhoneNumber])).toBeNull();
  });

  test('is never dialled on a hotline, even if it is listed', () => {
    expect(only([hotline])).toBeNull();
  });
});

test('the order of sipgate’s lists makes no difference', () => {
  const devices = [device('e1', ['p1']), device('e2', ['p2']), device('e3', ['p1'], { dnd: true })];
  const all = { minLength: numbers.length, maxLength: numbers.length };
  fc.assert(
    fc.property(
      fc.shuffledSubarray(numbers, all),
      fc.shuffledSubarray(devices, { minLength: devices.length, maxLength: devices.length }),
      (someNumbers, someDevices) => {
        expect(joinAgent({ ...anna, numbers: someNumbers }, someDevices, [], rules)).toEqual(
          joinAgent(anna, devices, [], rules),
        );
      },
    ),
  );
});
