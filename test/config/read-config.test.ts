import { describe, expect, test } from 'vitest';
import type { Config } from '../../src/config/config.ts';
import { type Environment, readConfig } from '../../src/config/read-config.ts';

const least = {
  WEBHOOK_URL: 'https://hotline.example.com/push',
  CENTRAL_SERVICE_PHONE: '+49 30 23125 000',
  TOKEN_ID: 'token-ABC123',
  TOKEN: 'b1946ac9-2f5c-4f0d-8a5e-000000000000',
};

function configOf(environment: Environment): Config {
  const read = readConfig({ ...least, ...environment });
  if (!read.ok) throw new Error(read.problems.join('\n'));
  return read.config;
}

function problemsOf(environment: Environment): readonly string[] {
  const read = readConfig({ ...least, ...environment });
  return read.ok ? [] : read.problems;
}

test('four settings are enough, and everything else has a default', () => {
  expect(configOf({})).toEqual({
    routingSettings: [],
    fixedSettings: expect.any(Array),
    webhookUrl: new URL('https://hotline.example.com/push'),
    host: '127.0.0.1',
    port: 8080,
    pagePlace: null,
    hotlines: ['+493023125000'],
    serviceNumbers: null,
    sipgate: {
      apiUrl: 'https://api.sipgate.com/v2',
      credentials: { tokenId: least.TOKEN_ID, token: least.TOKEN },
      publicKeyFile: null,
      presenceIntervalMs: 10_000,
    },
    database: { kind: 'sqlite', file: './data/familiar.db' },
    tutorial: { timeZone: null, writesHistory: false },
    policy: {
      name: 'familiar',
      halfLifeDays: 90,
      ringFamiliar: 1,
      ringNextFamiliar: 2,
      ringStrangers: 2,
      factor: 0.6,
      shareOf: 'present',
    },
    overflow: 'as-configured',
    availability: {
      ringingExpiresMs: 120_000,
      talkingExpiresMs: 4 * 3_600_000,
      wrapUpMs: 0,
      presenceStaleMs: 120_000,
      missedOffersBeforePause: 3,
      autoPauseMs: 300_000,
    },
    spool: { file: './data/familiar.db.spool', bytes: 16 * 1024 * 1024 },
    erasedFile: './data/familiar.db.erased',
    secretKey: { kind: 'file', file: './data/familiar.db.secret' },
    learning: { direct: true, outgoing: true, credit: 'final', minTalkMs: 0, returnCallMs: 86_400_000 },
    routeForwarded: false,
    redirectAnonymous: false,
    announcement: { kind: 'chime' },
    calendarPrivateHosts: [],
    answerBudgetMs: 300,
    pageUrl: null,
    singleSignOn: null,
    logLevel: 'info',
  });
});

describe('the tutorial’s settings hold', () => {
  const tutorial = {
    SERVICE_PHONES: '+493023125001,+493023125002',
    DATABASE_HOST: 'localhost',
    DATABASE_NAME: 'routing',
    DATABASE_USERNAME: 'router',
    DATABASE_PASSWORD: 'secret',
    DATABASE_ROOT_PASSWORD: 'unused',
    DATABASE_TIMEZONE: 'Europe/Berlin',
  };

  test('DATABASE_HOST means MySQL', () => {
    const { database, serviceNumbers } = configOf(tutorial);
    expect(database).toEqual({
      kind: 'mysql',
      host: 'localhost',
      port: 3306,
      database: 'routing',
      user: 'router',
      password: 'secret',
      timezone: 'Z',
    });
    expect(serviceNumbers).toEqual(['+493023125001', '+493023125002']);
  });

  test('its misspelling of the password is accepted with a warning', () => {
    const read = readConfig({ ...least, ...tutorial, DATABASE_PASSWORD: '', DATABASE_PASSWORT: 'geheim' });
    expect(read).toMatchObject({
      ok: true,
      config: { database: { password: 'geheim' } },
      warnings: ['DATABASE_PASSWORT is the tutorial’s misspelling; rename it to DATABASE_PASSWORD.'],
    });
  });

  test('where both spellings give a password and they differ, the right one counts, and that is said', () => {
    const both = { DATABASE_PASSWORD: 'neu', DATABASE_PASSWORT: 'geheim' };
    expect(readConfig({ ...least, ...tutorial, ...both })).toMatchObject({
      ok: true,
      config: { database: { password: 'neu' } },
      warnings: ['DATABASE_PASSWORD counts, and DATABASE_PASSWORT, which differs, does not; remove it.'],
    });
  });

  test('its table is in the time zone that is given, if any, and is only read unless asked otherwise', () => {
    expect(configOf(tutorial).tutorial).toEqual({ timeZone: 'Europe/Berlin', writesHistory: false });
    expect(configOf({ ...tutorial, DATABASE_TIMEZONE: '' }).tutorial.timeZone).toBeNull();
    expect(configOf({ ...tutorial, DATABASE_TIMEZONE: '+01:00' })).toMatchObject({
      tutorial: { timeZone: '+01:00' },
      database: { timezone: '+01:00' },
    });
    expect(configOf({ ...tutorial, TUTORIAL_HISTORY: 'write' }).tutorial.writesHistory).toBe(true);
  });

  test.each([{}, { DATABASE_URL: 'postgres://u:p@db/familiar' }])(
    'its table is not written where the tutorial can’t read it: %j',
    database => {
      const read = readConfig({ ...least, ...database, TUTORIAL_HISTORY: 'write' });
      expect(read).toMatchObject({
        problems: [
          'TUTORIAL_HISTORY is "write": give read, or a MySQL or MariaDB database: the tutorial reads its table there alone.',
        ],
      });
    },
  );

  test('without a token the service numbers are the agents', () => {
    expect(configOf({ ...tutorial, TOKEN_ID: '', TOKEN: '' }).sipgate.credentials).toBeNull();
  });
});

describe('phone numbers are accepted in any usual spelling', () => {
  test.each([
    '+49 211 1234567',
    '0211 1234567',
    '0211/1234567',
    '(0211) 123-4567',
    '492111234567',
    '00492111234567',
  ])('%s', spelling => {
    expect(configOf({ CENTRAL_SERVICE_PHONE: spelling }).hotlines).toEqual(['+492111234567']);
  });

  test('several hotlines are separated by commas, doubles count once', () => {
    const hotlines = configOf({
      CENTRAL_SERVICE_PHONE: '+49 30 23125 000, 030 23125000,+41 44 668 18 00',
    }).hotlines;
    expect(hotlines).toEqual(['+493023125000', '+41446681800']);
  });

  test('a hotline among the agents is ignored with a warning', () => {
    const read = readConfig({ ...least, SERVICE_PHONES: '03023125000,03023125001' });
    expect(read).toMatchObject({
      config: { serviceNumbers: ['+493023125001'] },
      warnings: ['SERVICE_PHONES contains a number of CENTRAL_SERVICE_PHONE, which is ignored there.'],
    });
  });
});

describe('databases by URL', () => {
  test.each([
    ['sqlite::memory:', { kind: 'sqlite', file: ':memory:' }],
    ['sqlite:/var/lib/familiar.db', { kind: 'sqlite', file: '/var/lib/familiar.db' }],
    [
      'postgres://u:p@h:5/d',
      { kind: 'postgres', host: 'h', port: 5, database: 'd', user: 'u', password: 'p' },
    ],
    [
      'mysql://u%40x:p%2Fw@db.example:3307/calls',
      {
        kind: 'mysql',
        host: 'db.example',
        port: 3307,
        database: 'calls',
        user: 'u@x',
        password: 'p/w',
        timezone: 'Z',
      },
    ],
  ])('%s', (url, want) => {
    expect(configOf({ DATABASE_URL: url }).database).toEqual(want);
  });
});

describe('a problem names the setting, its value and the remedy', () => {
  test.each<[Environment, string]>([
    [{ PORT: '80x' }, 'PORT is "80x": give a whole number from 0 to 65535.'],
    [
      { PAGE_PORT: '8080' },
      'PAGE_PORT is "8080": give another port than PORT, or remove it: then the page is at PORT.',
    ],
    [{ PAGE_HOST: '0.0.0.0' }, 'PAGE_PORT is not set: give the page a port of its own, or remove PAGE_HOST.'],
    [
      { FACTOR: '0,6' },
      'FACTOR is "0,6": give a number from 0 to 1 with a decimal point, the share of calls an agent must exceed.',
    ],
    [
      { RING_STRANGERS: '6' },
      'RING_STRANGERS is "6": give a whole number from 1 to 5, how many agents ring at once for a caller who knows nobody.',
    ],
    [
      { ROUTING_POLICY: 'best' },
      'ROUTING_POLICY is "best": give one of familiar, tutorial, last-agent, longest-idle, random.',
    ],
    [{ REDIRECT_ANONYMOUS: 'ja' }, 'REDIRECT_ANONYMOUS is "ja": give true or false.'],
    [
      { WEBHOOK_URL: 'hotline.example.com' },
      'WEBHOOK_URL is "hotline.example.com": give the https URL at which sipgate reaches Familiar, such as https://hotline.example.com/push.',
    ],
    [
      { WEBHOOK_URL: 'https://hotline.example.com//Healthz/' },
      'WEBHOOK_URL is "https://hotline.example.com//Healthz/": choose another path: at this one Familiar says how it does.',
    ],
    [
      { CENTRAL_SERVICE_PHONE: '110' },
      'CENTRAL_SERVICE_PHONE is "110": give the number of your hotline as one or several phone numbers, separated by commas, such as +49 30 23125 100.',
    ],
    [{ TOKEN: '' }, 'TOKEN is not set: give the token that belongs to TOKEN_ID, or remove TOKEN_ID.'],
    [
      { DATABASE_URL: 'mysql://u:topsecret@' },
      'DATABASE_URL is (hidden): give sqlite:<file>, mysql://user:password@host:port/name or postgres://user:password@host:port/name.',
    ],
    [
      { DATABASE_TIMEZONE: 'Mars/Phobos' },
      'DATABASE_TIMEZONE is "Mars/Phobos": give a time zone such as Europe/Berlin, +01:00 or Z.',
    ],
    [
      { DATABASE_TIMEZONE: 'in Berlin' },
      'DATABASE_TIMEZONE is "in Berlin": give a time zone such as Europe/Berlin, +01:00 or Z.',
    ],
    [
      { WEBHOOK_URL: 'https://sipgate:geheim@hotline.example.com/push' },
      'WEBHOOK_URL is "https://…@hotline.example.com/push": write it without user and password.',
    ],
    [
      { PAGE_URL: 'https://:geh@im@hotline.example.com/' },
      'PAGE_URL is "https://…@hotline.example.com/": write it without user and password.',
    ],
    [
      { SIPGATE_API_URL: 'htp://sipgate:geheim@api.example' },
      'SIPGATE_API_URL is "htp://…@api.example": write it without user and password.',
    ],
  ])('%j', (environment, problem) => {
    expect(problemsOf(environment)).toEqual([problem]);
  });

  test('a token that is exchanged with its id', () => {
    expect(problemsOf({ TOKEN_ID: 'geheim', TOKEN: 'token-FAM1L1' })).toEqual([
      'TOKEN is (hidden): give the token itself; what begins with "token-" belongs into TOKEN_ID.',
    ]);
  });

  test('all problems are reported at once, those of several settings together as well', () => {
    const problems = problemsOf({
      TOKEN_ID: '',
      TOKEN: '',
      PORT: '-1',
      LOG_LEVEL: 'loud',
      DATABASE_HOST: 'localhost',
      DATABASE_URL: 'sqlite:x.db',
    });
    expect(problems.map(problem => problem.split(' ')[0])).toEqual([
      'PORT',
      'LOG_LEVEL',
      'DATABASE_URL',
      'DATABASE_NAME',
      'DATABASE_USERNAME',
    ]);
  });
});

test('what connects to sipgate may be left to the page', () => {
  const read = readConfig({});
  expect(read).toMatchObject({
    ok: true,
    config: { webhookUrl: null, hotlines: [], serviceNumbers: null, sipgate: { credentials: null } },
    warnings: [],
  });
});

test.each<[Environment, Config['pagePlace']]>([
  [{ PAGE_PORT: '8081' }, { host: '127.0.0.1', port: 8081 }],
  [
    { PAGE_PORT: '8081', HOST: '0.0.0.0' },
    { host: '0.0.0.0', port: 8081 },
  ],
  [
    { PAGE_PORT: '8080', PAGE_HOST: '10.0.0.2' },
    { host: '10.0.0.2', port: 8080 },
  ],
  [
    { PORT: '0', PAGE_PORT: '0' },
    { host: '127.0.0.1', port: 0 },
  ],
])('the page may have a place of its own: %j', (environment, place) => {
  expect(configOf(environment).pagePlace).toEqual(place);
});

test.each(['192.168.1.5', '10.0.0.1', '172.20.0.2', '[fd00::1]', 'server', 'hotline.fritz.box', 'pbx.local'])(
  'an address where sipgate can’t reach Familiar is said: %s',
  host => {
    expect(readConfig({ ...least, WEBHOOK_URL: `https://${host}/push` })).toMatchObject({
      warnings: [expect.stringContaining(`WEBHOOK_URL leads to ${host}, which is in a network of your own`)],
    });
  },
);

test.each([
  '127.0.0.1',
  'localhost',
  '[::1]',
  'hotline.example.com',
  '172.32.0.1',
  '[2001:db8::1]',
  '8.8.8.8',
])('others, and those of this computer for an emulator, are not: %s', host => {
  expect(readConfig({ ...least, WEBHOOK_URL: `https://${host}/push` })).toMatchObject({ warnings: [] });
});
