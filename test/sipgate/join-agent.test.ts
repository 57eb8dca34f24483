import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PhoneNumber } from '../../src/domain/phone-number.ts';
import type { Agent } from '../../src/domain/roster.ts';
import type { ChannelReply, DeviceReply } from '../../src/sipgate/account-replies.ts';
import type { Member } from '../../src/sipgate/fetch-directory.ts';
import { joinAgents } from '../../src/sipgate/join-agent.ts';

const [hotline, desk, workshop, second] = [
  '+493023125000',
  '+493023125011',
  '+493023125012',
  '+493023125013',
] as PhoneNumber[] as [PhoneNumber, PhoneNumber, PhoneNumber, PhoneNumber];
const rules = { hotlines: new Set([hotline]), serviceNumbers: null, numbersAreAgents: false };

/** The one agent that a user is; null: they are none. */
function joinAgent(...given: Parameters<typeof joinAgents>): Agent | null {
  const [agent = null, ...others] = joinAgents(...given);
  expect(others).toEqual([]);
  return agent;
}

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

describe('where numbers are agents, the numbers of a user', () => {
  const third = '+493023125014' as PhoneNumber;
  const shared: Member = {
    id: 'w0',
    name: 'Fahrrad Lenz',
    lineIds: ['p1', 'p2', 'p3'],
    numbers: [
      { number: desk, endpointId: 'p1', endpointAlias: 'Vera' },
      { number: second, endpointId: 'p1', endpointAlias: 'Vera' },
      { number: workshop, endpointId: 'p2', endpointAlias: ' Werkstatt ' },
      { number: third, endpointId: 'p3', endpointAlias: 'Vera' },
    ],
  };
  const split = (
    devices: readonly DeviceReply[] | null,
    changes: Partial<Member> = {},
    serviceNumbers: readonly PhoneNumber[] | null = null,
  ) =>
    joinAgents({ ...shared, ...changes }, devices, [], { ...rules, numbersAreAgents: true, serviceNumbers });
  const inShort = (agents: readonly Agent[]) => agents.map(({ id, numbers }) => [id, ...numbers.slice(1)]);

  test('are agents by the phones they ring, each with its own presence and phones', () => {
    const [vera, milan] = split([
      device('e1', ['p1', 'p3']),
      device('e2', ['p2'], { dnd: true }),
      device('e3', ['p1', 'p3']),
    ]);
    expect(vera).toMatchObject({ id: desk, numbers: [desk, second, third], presence: 'reachable' });
    expect(vera?.partOf).toEqual({ userId: 'w0', userName: 'Fahrrad Lenz', deviceIds: ['e1', 'e3'] });
    expect(milan).toMatchObject({ id: workshop, name: 'Werkstatt', presence: 'do-not-disturb' });
    expect(milan?.devices).toEqual([{ name: 'e2', presence: 'online', isOnDnd: true, numbers: [workshop] }]);
  });

  test('are one agent, the user, where a person has a desk phone, a mobile and an app on one line', () => {
    const onOneLine = { lineIds: ['p1'], numbers: shared.numbers.slice(0, 2) };
    const devices = [
      device('e1', ['p1']),
      device('x1', ['p1'], { type: 'EXTERNAL' }),
      device('y1', ['p1'], { type: 'MOBILE' }),
    ];
    expect(split(devices, onOneLine)).toMatchObject([{ id: 'w0', numbers: [desk, second] }]);
  });

  test('are one agent where several lines ring the very same phones', () => {
    const devices = [device('e1', ['p1', 'p2', 'p3']), device('e2', ['p1', 'p2', 'p3'])];
    expect(split(devices)).toMatchObject([{ id: 'w0', numbers: [desk, workshop, second, third] }]);
  });

  test('are apart where they share a phone but not all of them, as one at the reception', () => {
    const devices = [device('e0', ['p1', 'p2', 'p3']), device('e1', ['p1']), device('e2', ['p2'])];
    expect(inShort(split(devices))).toEqual([[desk, second], [workshop], [third]]);
  });

  test('are apart by their lines where no phone is known, or none rings', () => {
    const apart = [[desk, second], [workshop], [third]];
    expect(inShort(split(null))).toEqual(apart);
    expect(inShort(split([]))).toEqual(apart);
    expect(split([]).map(({ presence }) => presence)).toEqual(['offline', 'offline', 'offline']);
    expect(split(null).map(({ presence }) => presence)).toEqual(['unverified', 'unverified', 'unverified']);
  });

  test('keep their ids when a phone is added, a line goes, or the list is in another order', () => {
    const devices = [device('e1', ['p1']), device('e2', ['p2']), device('e3', ['p3'])];
    const ids = split(devices).map(({ id }) => id);
    expect(split([...devices, device('e4', ['p2'])]).map(({ id }) => id)).toEqual(ids);
    expect(split(devices, {}, [third, workshop, second]).map(({ id }) => id)).toEqual(ids);
    expect(split(devices, { lineIds: ['p1', 'p2'] }).map(({ id }) => id)).toEqual([desk, workshop]);
  });

  test('are the user as before where those that may be dialled ring the same phones', () => {
    const devices = [device('e1', ['p1']), device('e2', ['p2'])];
    expect(split(devices, {}, [second])).toMatchObject([
      { id: 'w0', numbers: [desk, workshop, second, third], dialNumber: second },
    ]);
  });

  test('go by the user’s name and the number where sipgate has no name of their own for them', () => {
    const names = split([device('e1', ['p1']), device('e2', ['p2']), device('e3', ['p3'])]).map(
      ({ name }) => name,
    );
    expect(names).toEqual(['Fahrrad Lenz (+49 30 23125011)', 'Werkstatt', 'Fahrrad Lenz (+49 30 23125014)']);
  });

  test('are apart on a neo account too, by devices and by channels of the user’s own', () => {
    const channels: ChannelReply[] = [
      { id: 'channel-of-two', users: [{ id: 'w0', deviceIds: ['e2', 'e3'] }] },
      { id: 'channel-of-one', users: [{ id: 'w0', deviceIds: ['e1'] }] },
    ];
    const neo: Member = {
      id: 'w0',
      name: 'Fahrrad Lenz',
      lineIds: null,
      numbers: [
        { number: desk, endpointId: 'e1' },
        { number: second, endpointId: 'channel-of-one' },
        { number: workshop, endpointId: 'channel-of-two' },
      ],
    };
    const devices = ['e1', 'e2', 'e3'].map(id => device(id, []));
    const agents = joinAgents(neo, devices, channels, { ...rules, numbersAreAgents: true });
    expect(agents.map(({ id, partOf }) => [id, partOf?.deviceIds])).toEqual([
      [desk, ['e1']],
      [workshop, ['e2', 'e3']],
    ]);
    expect(agents[0]?.numbers).toEqual([desk, second]);
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
