import { afterEach, describe, expect, test } from 'vitest';
import type { Log } from '../../src/app/ports/log.ts';
import type { AccountSeen } from '../../src/app/ports/provider.ts';
import type { Join } from '../../src/domain/join.ts';
import type { PhoneNumber } from '../../src/domain/phone-number.ts';
import type { Roster } from '../../src/domain/roster.ts';
import { createRosterSource, staticRosterSource } from '../../src/sipgate/fetch-roster.ts';
import { RosterError } from '../../src/sipgate/roster-problem.ts';
import {
  type Account,
  classicOnly,
  forbidden,
  items,
  type SipgateServer,
  startSipgate,
} from './sipgate-server.ts';

const hotline = '+493023125000' as PhoneNumber;
const numberOf = (index: number): PhoneNumber => `+4930231250${10 + index}` as PhoneNumber;
const noon = Date.UTC(2025, 2, 3, 12);

const sipPassword = 'sip-password-4711';
const device = (id: string, lineIds: readonly string[], changes: object = {}): object => ({
  id,
  alias: 'Telefon',
  type: 'REGISTER',
  online: true,
  dnd: false,
  activePhonelines: lineIds.map(line => ({ id: line, alias: 'Leitung' })),
  activeGroups: [{ id: 'g0', alias: 'Zentrale' }],
  credentials: { username: '1234567e0', password: sipPassword, sipServer: 'sipgate.de' },
  registered: [{ userAgent: 'phone', ip: '192.0.2.1', port: 5060 }],
  ...changes,
});

const classic: Account = {
  '/users': items(
    { id: 'w0', firstname: 'Anna', lastname: 'Berg', email: 'anna@example.org', admin: true },
    { id: 'w1', firstname: 'Bela', lastname: '' },
    { id: 'w2', firstname: null, lastname: null },
  ),
  '/numbers': query =>
    query.get('offset') === '0'
      ? items(
          { id: '1', number: hotline, endpointId: 'g0' },
          { id: '2', number: numberOf(0), endpointId: 'p0' },
          { id: '3', number: numberOf(1), endpointId: 'p1' },
        )
      : items(),
  '/authorization/userinfo': { json: { sub: 'w0', masterSipId: '1234567' } },
  '/w0/phonelines': items({ id: 'p0', alias: 'Anna' }),
  '/w1/phonelines': items({ id: 'p1', alias: 'Bela' }),
  '/w2/phonelines': items(),
  '/w0/devices': items(device('e0', ['p0'])),
  '/w1/devices': items(device('e1', ['p1'], { online: false })),
  '/w2/devices': items(device('e2', [])),
};

const anna = {
  id: 'w0',
  name: 'Anna Berg',
  email: 'anna@example.org',
  numbers: [numberOf(0)],
  presence: 'reachable',
  dialNumber: numberOf(0),
  devices: [{ name: 'Telefon', presence: 'online', isOnDnd: false, numbers: [numberOf(0)] }],
};
const bela = {
  id: 'w1',
  name: 'Bela',
  numbers: [numberOf(1)],
  presence: 'offline',
  dialNumber: null,
  devices: [{ name: 'Telefon', presence: 'offline', isOnDnd: false, numbers: [numberOf(1)] }],
};
const isOnline = { presence: 'online', isOnDnd: false, numbers: [numberOf(1)], name: 'Telefon' };

const servers: SipgateServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server[Symbol.asyncDispose]();
});

interface Run {
  readonly sipgate: SipgateServer;
  readonly fetchRoster: () => Promise<Roster>;
  readonly warnings: string[];
  readonly notices: string[];
  readonly seen: AccountSeen[];
  now: number;
}

async function sourceFor(
  account: Account,
  changes: { serviceNumbers?: readonly PhoneNumber[]; joins?: readonly Join[] } = {},
): Promise<Run> {
  const sipgate = await startSipgate(account);
  servers.push(sipgate);
  const warnings: string[] = [];
  const notices: string[] = [];
  const seen: AccountSeen[] = [];
  const log: Log = {
    debug() {},
    info: (_, message) => void notices.push(message),
    error() {},
    warn: (_, message) => void warnings.push(message),
  };
  const run = { sipgate, warnings, notices, seen, now: noon };
  const source = createRosterSource({
    apiUrl: sipgate.apiUrl,
    tokenId: 'token-ABC123',
    token: 'the-token',
    timeoutMs: 5_000,
    rules: {
      hotlines: new Set([hotline]),
      serviceNumbers: changes.serviceNumbers ?? null,
      joins: changes.joins ?? [],
    },
    clock: () => run.now,
    log,
    onAccount: one => void seen.push(one),
  });
  return Object.assign(run, { fetchRoster: () => source.fetchRoster(new AbortController().signal) });
}

async function errorOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => null,
    (error: unknown) => error,
  );
}

describe('the roster of a classic account', () => {
  test('holds every user with a number, whoever owns the token', async () => {
    const { fetchRoster, warnings } = await sourceFor(classic);
    expect(await fetchRoster()).toEqual({
      agents: [anna, bela],
      confirmedAt: noon,
      accountNumbers: [hotline, numberOf(0), numberOf(1)],
      accountId: '1234567',
      phones: 2,
      withoutNumber: [expect.objectContaining({ id: 'w2', numbers: [] })],
    });
    expect(warnings).toEqual([]);
  });

  test('has all numbers, however many pages they fill and however small sipgate makes a page', async () => {
    const own = Array.from({ length: 25 }, (_, index) => ({ number: numberOf(index), endpointId: 'p0' }));
    const { fetchRoster, sipgate } = await sourceFor({
      ...classic,
      '/numbers': query => items(...own.slice(Number(query.get('offset'))).slice(0, 10)),
    });
    const [agent] = (await fetchRoster()).agents;
    expect(agent?.numbers).toEqual(own.map(({ number }) => number));
    expect(sipgate.requests.filter(path => path.startsWith('/numbers'))).toEqual(
      [0, 10, 20, 25].map(offset => `/numbers?offset=${offset}&limit=100`),
    );
  });

  test('is found even if sipgate sends the same page again and again', async () => {
    const page = items({ number: numberOf(0), endpointId: 'p0' });
    const { fetchRoster } = await sourceFor({ ...classic, '/numbers': page });
    expect((await fetchRoster()).agents).toEqual([anna]);
  });

  test('goes by each user’s own list of numbers where two users have lines of the same id', async () => {
    const { fetchRoster } = await sourceFor({
      ...classic,
      '/numbers': items({ number: numberOf(0), endpointId: 'p0' }, { number: numberOf(1), endpointId: 'p0' }),
      '/w1/phonelines': items({ id: 'p0' }),
      '/w1/devices': items(device('e1', ['p0'])),
      '/w0/numbers': items({ number: numberOf(0), endpointId: 'p0' }),
      '/w1/numbers': items({ number: numberOf(1), endpointId: 'p0' }),
    });
    const { agents } = await fetchRoster();
    expect(agents.map(({ id, numbers }) => [id, numbers])).toEqual([
      ['w0', [numberOf(0)]],
      ['w1', [numberOf(1)]],
    ]);
  });

  test('counts a user whom sipgate no longer knows as offline', async () => {
    const { '/w0/devices': _, ...withoutAnna } = classic;
    const { fetchRoster } = await sourceFor(withoutAnna);
    expect((await fetchRoster()).agents[0]).toMatchObject({ id: 'w0', presence: 'offline' });
  });
});

describe('an answer that can’t be right is a failure, and nobody’s absence', () => {
  const devices = ['/w0/devices', '/w1/devices', '/w2/devices'];
  const notFound = { status: 404, text: '' };
  test.each([
    { answer: 'no user’s devices are known', paths: devices, by: notFound, problem: 'not-found' },
    {
      answer: 'devices are for classic accounts',
      paths: devices,
      by: classicOnly,
      problem: 'wrong-platform',
    },
    { answer: 'there are no such things as users', paths: ['/users'], by: notFound, problem: 'not-found' },
    {
      answer: 'there are no such things as numbers',
      paths: ['/numbers'],
      by: notFound,
      problem: 'not-found',
    },
  ])('$answer', async ({ paths, by, problem }) => {
    const account = { ...classic, ...Object.fromEntries(paths.map(path => [path, by])) };
    const { fetchRoster } = await sourceFor(account, { serviceNumbers: [numberOf(0)] });
    expect(await errorOf(fetchRoster())).toMatchObject({ problem });
  });

  test('empty lists of devices are told as what they are: no phones', async () => {
    const account = { ...classic, ...Object.fromEntries(devices.map(path => [path, items()])) };
    const { fetchRoster } = await sourceFor(account);
    expect((await fetchRoster()).phones).toBe(0);
  });

  test('an account without users is asked anew each time, so that they count at once when they are back', async () => {
    const run = await sourceFor({ ...classic, '/users': items() }, { serviceNumbers: [numberOf(0)] });
    expect((await run.fetchRoster()).phones).toBe(0);
    run.sipgate.account = classic;
    expect((await run.fetchRoster()).agents).toEqual([anna]);
  });
});

describe('what is seen of the account besides', () => {
  test('is its kind, and who has no number', async () => {
    const { fetchRoster, seen } = await sourceFor(classic);
    await fetchRoster();
    expect(seen).toEqual([
      {
        kind: 'classic',
        missingScopes: [],
        usersWithoutNumber: ['w2'],
      },
    ]);
  });

  test('is not who has no number where the numbers to ring are listed, or are not shown', async () => {
    const listed = await sourceFor(classic, { serviceNumbers: [numberOf(0)] });
    await listed.fetchRoster();
    expect(listed.seen).toMatchObject([{ usersWithoutNumber: null }]);
    const hidden = await sourceFor({ ...classic, '/numbers': forbidden }, { serviceNumbers: [numberOf(0)] });
    await hidden.fetchRoster();
    expect(hidden.seen).toMatchObject([{ missingScopes: ['numbers:read'], usersWithoutNumber: null }]);
  });

  test('is told also where nobody is found to dial', async () => {
    const { fetchRoster, seen } = await sourceFor({ ...classic, '/numbers': forbidden });
    expect(await errorOf(fetchRoster())).toBeInstanceOf(RosterError);
    expect(seen).toMatchObject([{ missingScopes: ['numbers:read'] }]);
  });
});

describe('the roster of a neo account', () => {
  const neo: Account = {
    ...classic,
    '/numbers': items(
      { number: hotline, endpointId: 'channel-of-all' },
      { number: numberOf(0), endpointId: 'e0' },
      { number: numberOf(1), endpointId: 'channel-of-bela' },
    ),
    '/w0/phonelines': classicOnly,
    '/w1/phonelines': classicOnly,
    '/w2/phonelines': classicOnly,
    '/w0/devices': items(device('e0', [])),
    '/w1/devices': items(device('e1', [], { type: 'DESKTOP_APP' })),
    '/channels': items(
      { id: 'channel-of-bela', name: 'Bela', users: [{ id: 'w1', deviceIds: ['e1'] }] },
      {
        id: 'channel-of-all',
        name: 'Alle',
        users: [
          { id: 'w0', deviceIds: ['e0'] },
          { id: 'w1', deviceIds: ['e1'] },
        ],
      },
    ),
  };

  test('is recognised, and joined by devices and channels', async () => {
    const { fetchRoster, warnings, seen } = await sourceFor(neo);
    const { agents } = await fetchRoster();
    expect(agents).toEqual([
      anna,
      { ...bela, presence: 'reachable', dialNumber: numberOf(1), devices: [isOnline] },
    ]);
    expect(warnings).toEqual([]);
    expect(seen).toMatchObject([{ kind: 'neo' }]);
  });

  test('says that the scope for channels is missing', async () => {
    const { fetchRoster, warnings } = await sourceFor({ ...neo, '/channels': forbidden });
    expect((await fetchRoster()).agents).toEqual([anna]);
    expect(warnings).toEqual([expect.stringContaining('The token may not use channels:read. Make a token')]);
  });

  test('says how to go on where no number leads to anybody', async () => {
    const { fetchRoster } = await sourceFor({
      ...neo,
      '/numbers': items({ number: numberOf(0), endpointId: '' }),
    });
    const error = await errorOf(fetchRoster());
    expect(error).toBeInstanceOf(RosterError);
    expect(error).toMatchObject({
      message:
        "None of the account's 3 users has a phone number of their own, so there is nobody to dial. " +
        'Give them numbers in sipgate, or list the numbers of your agents in SERVICE_PHONES.',
    });
  });
});

describe('a token with too few rights', () => {
  test('is refused with all the scopes that are missing, at once', async () => {
    const { fetchRoster } = await sourceFor({
      '/users': forbidden,
      '/authorization/userinfo': { json: { sub: 'w0', domain: 'sipgate.de' } },
      '/numbers': forbidden,
      '/w0/phonelines': forbidden,
      '/w0/devices': forbidden,
    });
    const error = await errorOf(fetchRoster());
    expect(error).toBeInstanceOf(RosterError);
    expect(error).toMatchObject({
      message:
        'The token may not use users:read, numbers:read, phonelines:read, devices:read. ' +
        "Only an administrator's token sees other users. Make a token with these scopes at " +
        'https://app.sipgate.com/personal-access-token and set TOKEN_ID and TOKEN.',
    });
  });

  test('that may not list users gives its owner alone, with a warning', async () => {
    const { fetchRoster, warnings } = await sourceFor({
      ...classic,
      '/users': forbidden,
      '/authorization/userinfo': { json: { sub: 'w0', masterSipId: '1234567' } },
    });
    expect((await fetchRoster()).agents).toEqual([{ ...anna, name: 'w0', email: undefined }]);
    expect(warnings).toEqual([
      expect.stringContaining("may not use users:read. Only an administrator's token sees other users."),
    ]);
  });

  test('that may not read phone lines knows them from the phones', async () => {
    const { fetchRoster, warnings } = await sourceFor({
      ...classic,
      '/w0/phonelines': forbidden,
      '/w1/phonelines': forbidden,
      '/w2/phonelines': forbidden,
      '/channels': forbidden,
    });
    expect((await fetchRoster()).agents).toEqual([anna, bela]);
    expect(warnings).toEqual([expect.stringContaining('may not use phonelines:read, channels:read.')]);
  });

  test('that may not read a colleague’s phones knows the colleague as unverified', async () => {
    const { fetchRoster, warnings } = await sourceFor({ ...classic, '/w1/devices': forbidden });
    const { devices: _, ...withoutDevices } = bela;
    expect((await fetchRoster()).agents).toEqual([
      anna,
      { ...withoutDevices, presence: 'unverified', dialNumber: numberOf(1) },
    ]);
    expect(warnings).toEqual([expect.stringContaining('may not use devices:read.')]);
  });

  test('is warned of once, and used in full as soon as it may', async () => {
    const run = await sourceFor({
      ...classic,
      '/users': forbidden,
      '/authorization/userinfo': { json: { sub: 'w0' } },
    });
    await run.fetchRoster();
    await run.fetchRoster();
    expect(run.warnings).toHaveLength(1);
    run.sipgate.account = classic;
    expect((await run.fetchRoster()).agents).toEqual([anna, bela]);
  });
});

describe('who has no number', () => {
  const mobile = '+491713920001' as PhoneNumber;

  test('is known with their phones, and is an agent once the company gives them a number of the account', async () => {
    const loose = numberOf(2);
    const account = {
      ...classic,
      '/numbers': items(
        { number: numberOf(0), endpointId: 'p0' },
        { number: numberOf(1), endpointId: 'p1' },
        { number: loose, endpointId: '' },
      ),
    };
    const before = await (await sourceFor(account)).fetchRoster();
    expect(before.withoutNumber).toMatchObject([
      { id: 'w2', numbers: [], devices: [{ presence: 'online' }] },
    ]);
    const joins = [{ number: loose, userId: 'w2', name: 'w2' }];
    const after = await (await sourceFor(account, { joins })).fetchRoster();
    expect(after.agents.at(-1)).toMatchObject({ id: 'w2', presence: 'reachable', dialNumber: loose });
    expect(after.withoutNumber).toEqual([]);
  });

  test('is known where that is everybody, and a mobile given by hand is enough to begin', async () => {
    const account = { ...classic, '/numbers': items() };
    const error = await errorOf((await sourceFor(account)).fetchRoster());
    expect(error).toMatchObject({
      account: {
        accountNumbers: [],
        withoutNumber: [{ name: 'Anna Berg' }, { name: 'Bela' }, { name: 'w2' }],
      },
    });
    const joins = [{ number: mobile, userId: null, name: 'Ömer' }];
    const { agents } = await (await sourceFor(account, { joins })).fetchRoster();
    expect(agents).toMatchObject([{ id: mobile, name: 'Ömer', presence: 'unverified', dialNumber: mobile }]);
  });

  test('is nobody where the account shows no users', async () => {
    const error = await errorOf((await sourceFor({ ...classic, '/users': items() })).fetchRoster());
    expect(error).toMatchObject({ account: { withoutNumber: [] } });
  });

  test('is not warned about where a listed number that sipgate does not know has been given to somebody', async () => {
    const joins = [{ number: mobile, userId: null, name: 'Ömer' }];
    const run = await sourceFor(classic, { serviceNumbers: [numberOf(0), mobile], joins });
    expect((await run.fetchRoster()).agents.map(({ name }) => name)).toEqual(['Anna Berg', 'Ömer']);
    expect(run.warnings).toEqual([]);
  });
});

describe('service numbers', () => {
  test('that are nobody’s become agents of their own, with one warning', async () => {
    const stranger = numberOf(77);
    const { fetchRoster, warnings } = await sourceFor(classic, {
      serviceNumbers: [numberOf(0), stranger, hotline],
    });
    await fetchRoster();
    expect((await fetchRoster()).agents).toEqual([
      anna,
      {
        id: stranger,
        name: '+49 30 23125087',
        numbers: [stranger],
        presence: 'unverified',
        dialNumber: stranger,
      },
    ]);
    expect(warnings).toEqual([
      'Of SERVICE_PHONES, +4930…87 belong to no user that the token can see. They are dialled without knowing whether anybody is there.',
    ]);
  });

  test('are the whole roster where there is no token', async () => {
    const source = staticRosterSource({ hotlines: new Set(), serviceNumbers: [numberOf(0)], joins: [] });
    expect(await source.fetchRoster(new AbortController().signal)).toEqual({
      agents: [
        {
          id: numberOf(0),
          name: '+49 30 23125010',
          numbers: [numberOf(0)],
          presence: 'unverified',
          dialNumber: numberOf(0),
        },
      ],
      confirmedAt: null,
      accountNumbers: null,
    });
  });
});

describe('the account’s numbers', () => {
  test('are told whatever they ring, with or without a plus sign, and nothing that is no full number', async () => {
    const { fetchRoster } = await sourceFor({
      ...classic,
      '/numbers': items(
        { number: '493023125000', endpointId: 'q3' },
        { number: numberOf(0), endpointId: 'p0' },
        { number: numberOf(1), endpointId: '' },
        { number: '10', endpointId: 'p0' },
      ),
    });
    expect((await fetchRoster()).accountNumbers).toEqual([hotline, numberOf(0), numberOf(1)]);
  });

  test('are not known where the token may not read them', async () => {
    const { fetchRoster } = await sourceFor(
      { ...classic, '/numbers': forbidden },
      { serviceNumbers: [numberOf(0)] },
    );
    expect((await fetchRoster()).accountNumbers).toBeNull();
  });
});

describe('where all numbers belong to one user, as with the token of the tutorial', () => {
  const shared: Account = {
    '/users': forbidden,
    '/authorization/userinfo': { json: { sub: 'w0', domain: 'sipgate.de' } },
    '/w0/phonelines': forbidden,
    '/channels': forbidden,
    '/numbers': items(
      { number: hotline, endpointId: 'p0', endpointAlias: 'Zentrale' },
      { number: numberOf(0), endpointId: 'p1', endpointAlias: 'Vera' },
      { number: numberOf(1), endpointId: 'p2', endpointAlias: '' },
    ),
    '/w0/devices': items(device('e1', ['p0', 'p1']), device('e2', ['p2'], { online: false })),
  };
  const partOf = { userId: 'w0', userName: 'w0' };
  const agents = [
    {
      id: numberOf(0),
      name: 'Vera',
      numbers: [numberOf(0)],
      presence: 'reachable',
      dialNumber: numberOf(0),
      devices: [{ name: 'Telefon', presence: 'online', isOnDnd: false, numbers: [numberOf(0)] }],
      partOf: { ...partOf, deviceIds: ['e1'] },
    },
    {
      id: numberOf(1),
      name: '+49 30 23125011',
      numbers: [numberOf(1)],
      presence: 'offline',
      dialNumber: null,
      devices: [{ name: 'Telefon', presence: 'offline', isOnDnd: false, numbers: [numberOf(1)] }],
      partOf: { ...partOf, deviceIds: ['e2'] },
    },
  ];

  test.each([
    ['are listed', [numberOf(0), numberOf(1)]],
    ['are not listed', undefined],
  ])('those that ring different phones are agents of their own, where they %s', async (_, serviceNumbers) => {
    const run = await sourceFor(shared, serviceNumbers === undefined ? {} : { serviceNumbers });
    expect((await run.fetchRoster()).agents).toEqual(agents);
    await run.fetchRoster();
    expect(run.notices).toEqual([
      'The numbers of the user w0 ring 2 different sets of phones, so each is an agent of its own: +4930…10, +4930…11.',
    ]);
  });

  test('one that is listed alone leaves the user one agent, with all numbers', async () => {
    const { fetchRoster } = await sourceFor(shared, { serviceNumbers: [numberOf(0)] });
    expect((await fetchRoster()).agents).toMatchObject([{ id: 'w0', numbers: [numberOf(0), numberOf(1)] }]);
  });

  test('each colleague stays one agent where the token sees several and no numbers are listed', async () => {
    const { fetchRoster } = await sourceFor({
      ...classic,
      '/w0/phonelines': items({ id: 'p0' }, { id: 'p9' }),
      '/w0/devices': items(device('e0', ['p0']), device('e9', ['p9'])),
      '/numbers': items(
        { number: numberOf(0), endpointId: 'p0' },
        { number: numberOf(9), endpointId: 'p9' },
        { number: numberOf(1), endpointId: 'p1' },
      ),
    });
    expect((await fetchRoster()).agents.map(({ id, numbers }) => [id, numbers.length])).toEqual([
      ['w0', 2],
      ['w1', 1],
    ]);
  });
});

describe('between two polls', () => {
  test('only the devices are asked for', async () => {
    const run = await sourceFor(classic);
    await run.fetchRoster();
    run.sipgate.requests.length = 0;
    run.sipgate.account = { ...classic, '/w1/devices': items(device('e1', ['p1'])) };
    run.now += 10_000;
    const { agents, confirmedAt } = await run.fetchRoster();
    expect(new Set(run.sipgate.requests)).toEqual(new Set(['/w0/devices', '/w1/devices', '/w2/devices']));
    expect(agents[1]).toMatchObject({ id: 'w1', presence: 'reachable' });
    expect(confirmedAt).toBe(noon + 10_000);
  });

  test.each([
    ['within five minutes', 5 * 60_000],
    ['at once where the clock was put back', -1],
  ])('a new colleague is found %s', async (_, passedMs) => {
    const run = await sourceFor({
      ...classic,
      '/users': items({ id: 'w0', firstname: 'Anna', lastname: 'Berg', email: 'anna@example.org' }),
    });
    expect((await run.fetchRoster()).agents).toEqual([anna]);
    run.sipgate.account = classic;
    run.now += passedMs;
    expect((await run.fetchRoster()).agents).toEqual([anna, bela]);
  });
});

describe('when sipgate fails', () => {
  test('its wish to be left alone for a while is passed on', async () => {
    const { fetchRoster } = await sourceFor({
      ...classic,
      '/w1/devices': { status: 429, text: '', headers: { 'retry-after': '30' } },
    });
    expect(await errorOf(fetchRoster())).toMatchObject({ problem: 'rate-limited', retryAfterMs: 30_000 });
  });

  test('a reply of another form is told by its place', async () => {
    const { fetchRoster } = await sourceFor({
      ...classic,
      '/w0/devices': items({ id: sipPassword, type: 7 }),
    });
    const error = await errorOf(fetchRoster());
    expect(error).toMatchObject({
      problem: 'unreadable',
      message:
        'sipgate\'s answer to /w0/devices can\'t be read: at "items.0.type": Invalid input: expected string, received number.',
    });
  });

  test('SIP passwords reach neither roster nor log nor error', async () => {
    const run = await sourceFor(classic);
    expect(JSON.stringify([await run.fetchRoster(), run.warnings])).not.toContain(sipPassword);
    run.sipgate.account = {
      ...classic,
      '/w0/devices': items(device('e0', ['p0'], { type: { password: sipPassword } })),
    };
    const error = await errorOf(run.fetchRoster());
    expect(error).toBeInstanceOf(Error);
    expect(`${(error as Error).stack}${JSON.stringify(error)}`).not.toContain(sipPassword);
  });
});
