import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkRules, inOrder, isWarning, judge } from '../../../../src/app/health/checks/all-checks.ts';
import type { Facts } from '../../../../src/app/health/checks/facts.ts';
import type { Check } from '../../../../src/app/health/health-summary.ts';
import { dayMs, noon } from '../../../support/builders.ts';
import { calmCounts, goodCompany, goodFacts, noFacts } from './facts.ts';

const why = { en: 'sipgate does not answer.', de: 'sipgate antwortet nicht.' };

function checkOf(
  name: string,
  facts: Facts,
  reader: 'anybody' | 'user' | 'admin' = 'admin',
): Check | undefined {
  return judge(facts, reader).find(check => check.name === name);
}

test('where everything is known and well, every check says so', () => {
  const checks = judge(goodFacts, 'admin');
  expect(checks.filter(({ state }) => state !== 'ok')).toEqual([]);
  expect(checks.map(({ name }) => name)).toEqual(Object.keys(checkRules));
});

test('where nothing is known, no check says that all is well, and each says why not', () => {
  const checks = judge(noFacts, 'admin');
  expect(checks.length).toBeGreaterThan(15);
  for (const { name, state, sentence } of checks)
    expect([name, state, sentence.en.length > 20, sentence.de.length > 20]).toEqual([
      name,
      'unknown',
      true,
      true,
    ]);
});

const store = calmCounts.store;
const settings = {
  incomingUrl: 'https://hotline.example.com/push',
  outgoingUrl: 'https://hotline.example.com/push',
  log: true,
};
const commandLine = goodFacts.commandLine ?? { problems: [], warnings: [], service: null, database: null };

describe('facts in, state out', () => {
  test.each<[name: string, facts: Partial<Facts>, state: string, howBad: string | null, says: string]>([
    [
      'pushes',
      { counts: { ...calmCounts, lastPushAt: null } },
      'problem',
      'broken',
      'sipgate has never called here.',
    ],
    [
      'pushes',
      { counts: { ...calmCounts, lastPushAt: null }, isPastKnown: false },
      'unknown',
      null,
      'could not be read',
    ],
    ['pushes', { now: noon + 3 * dayMs }, 'ok', null, 'reports calls'],
    ['pushes', { now: noon + 4 * dayMs }, 'doubtful', 'broken', 'for 4 days'],
    ['pushes', { counts: null }, 'unknown', null, 'Only the running service'],
    [
      'follow-ups',
      { counts: { ...calmCounts, followUps: 'never-arrived' } },
      'problem',
      'broken',
      'never their answer',
    ],
    ['follow-ups', { counts: { ...calmCounts, followUps: 'too-early' } }, 'unknown', null, 'Too few calls'],
    [
      'closed-calls',
      { counts: { ...calmCounts, corrections: { ...calmCounts.corrections, expired: 1 } } },
      'problem',
      'soon',
      '1 call closed',
    ],
    ['webhook-address', { webhookSettings: 'not-booked' }, 'problem', 'broken', 'not booked'],
    ['webhook-address', { webhookSettings: 'no-scope' }, 'unknown', null, 'settings:sipgateio:read'],
    ['webhook-address', { webhookSettings: null }, 'unknown', null, 'not been looked at'],
    [
      'webhook-address',
      { webhookSettings: { ...settings, incomingUrl: 'https://old.example.com/' } },
      'problem',
      'broken',
      'For incoming calls',
    ],
    [
      'webhook-address',
      { webhookSettings: { ...settings, outgoingUrl: '' } },
      'problem',
      'soon',
      'For outgoing calls',
    ],
    [
      'webhook-address',
      { webhookSettings: { ...settings, incomingUrl: '', outgoingUrl: '' } },
      'problem',
      'broken',
      'incoming and outgoing',
    ],
    [
      'webhook-address',
      { webhookSettings: { ...settings, incomingUrl: 'HTTPS://Hotline.Example.com:443/push' } },
      'ok',
      null,
      'sipgate has our address',
    ],
    [
      'http-on-neo',
      { webhookUrl: 'http://h.example.com/', accountKind: 'neo' },
      'problem',
      'broken',
      'neo account',
    ],
    [
      'http-on-neo',
      { webhookUrl: 'http://h.example.com/', accountKind: 'classic' },
      'problem',
      'hint',
      'in the clear',
    ],
    [
      'http-on-neo',
      { webhookUrl: 'http://h.example.com/', accountKind: null },
      'doubtful',
      'hint',
      'in the clear',
    ],
    ['http-on-neo', { accountKind: 'neo' }, 'ok', null, 'is https'],
    ['unheard-agents', { unheardAgents: { value: ['Lenz'] } }, 'doubtful', 'hint', 'of Lenz'],
    ['unheard-agents', { unheardAgents: { why } }, 'unknown', null, 'does not answer'],
    ['token', { hasToken: false }, 'problem', 'hint', 'There is no token'],
    ['token', { token: { value: 'refused' } }, 'problem', 'broken', 'does not accept the token'],
    ['token', { token: { why } }, 'unknown', null, 'does not answer'],
    [
      'scopes',
      { missingScopes: { value: ['devices:read'] } },
      'problem',
      'soon',
      'devices:read (nobody’s presence is known)',
    ],
    [
      'scopes',
      { missingScopes: { value: ['history:read', 'toString'] } },
      'problem',
      'hint',
      'imported), toString',
    ],
    ['scopes', { hasToken: false }, 'unknown', null, 'Without a token'],
    [
      'presence',
      { counts: { ...calmCounts, presence: { ...calmCounts.presence, isStale: true } } },
      'problem',
      'broken',
      'who is reachable is not known',
    ],
    [
      'presence',
      {
        hasToken: false,
        counts: { ...calmCounts, presence: { confirmedAt: null, ageSeconds: null, isStale: false } },
      },
      'unknown',
      null,
      'Without a token',
    ],
    [
      'users-without-number',
      { usersWithoutNumber: { value: ['Lenz', 'Kaya'] } },
      'problem',
      'hint',
      'Lenz, Kaya',
    ],
    [
      'silent-agents',
      { company: { ...goodCompany, silentAgents: [{ name: 'Lenz', missed: 5 }] } },
      'doubtful',
      'soon',
      'Lenz',
    ],
    ['callbacks-by-click', { dialAbility: 'no-scope' }, 'problem', 'soon', 'call by hand'],
    ['callbacks-by-click', { dialAbility: null }, 'unknown', null, 'not been looked at'],
    [
      'callback-limit',
      { company: { ...goodCompany, callbacksRefused: 2 } },
      'problem',
      'soon',
      'in vain 2 times',
    ],
    [
      'database',
      { counts: { ...calmCounts, store: { ...store, isReachable: false } } },
      'problem',
      'broken',
      'can not be reached',
    ],
    ['database', { isDatabaseAnswering: false }, 'problem', 'broken', 'history is back as soon as it is'],
    ['database-speed', { databaseMs: { value: 100 } }, 'ok', null, 'quickly'],
    ['database-speed', { databaseMs: { value: 101 } }, 'problem', 'soon', '101 ms'],
    [
      'refused-events',
      { counts: { ...calmCounts, store: { ...store, refused: { entries: 2, why: null } } } },
      'problem',
      'soon',
      'refuses 2 events',
    ],
    [
      'encoding',
      { counts: { ...calmCounts, store: { ...store, encoding: 'LATIN1' } } },
      'problem',
      'soon',
      'as LATIN1',
    ],
    [
      'spool',
      {
        counts: {
          ...calmCounts,
          store: { ...store, spooled: { entries: 1, bytes: 9, capacityBytes: 1000 } },
        },
      },
      'problem',
      'soon',
      'for the database: 1.',
    ],
    [
      'spool',
      {
        counts: {
          ...calmCounts,
          store: { ...store, spooled: { entries: 1, bytes: 900, capacityBytes: 1000 } },
        },
      },
      'problem',
      'broken',
      '90 % full',
    ],
    ['claims', { counts: { ...calmCounts, offersUnclaimed: 1 } }, 'problem', 'soon', '1 call was offered'],
    ['clock', { clock: { value: { aheadMs: 30_000, at: noon } } }, 'ok', null, 'is right'],
    ['clock', { clock: { value: { aheadMs: 31_000, at: noon } } }, 'problem', 'soon', '31 s ahead'],
    ['clock', { clock: { value: { aheadMs: -301_000, at: noon } } }, 'problem', 'broken', '301 s behind'],
    ['clock', { clock: { value: { aheadMs: 0, at: noon - 3_600_001 } } }, 'unknown', null, 'for an hour'],
    ['certificate', { certificate: { validTo: noon + 2 * dayMs } }, 'problem', 'soon', 'expires in 2 days'],
    ['certificate', { certificate: { validTo: noon } }, 'problem', 'broken', 'has expired'],
    ['certificate', { certificate: null }, 'unknown', null, 'not been looked at'],
    [
      'disk',
      { disks: { value: [{ holds: 'spool', freeBytes: 400e6, totalBytes: 100e9 }] } },
      'problem',
      'soon',
      'the spool is nearly full: 400 MB',
    ],
    [
      'disk',
      {
        disks: {
          value: [
            { holds: 'spool', freeBytes: 50e9, totalBytes: 100e9 },
            { holds: 'database', freeBytes: 0, totalBytes: 1e9 },
          ],
        },
      },
      'problem',
      'broken',
      'the database is nearly full: 0 MB',
    ],
    [
      'disk',
      { disks: { value: [{ holds: 'spool', freeBytes: 400e6, totalBytes: 1e9 }] } },
      'ok',
      null,
      'room',
    ],
    [
      'hours',
      {
        company: {
          ...goodCompany,
          hotlines: [{ name: 'Service', isAlwaysOpen: true, holidaysAhead: 0, offersCallbacks: false }],
        },
      },
      'problem',
      'hint',
      'are set: Service',
    ],
    [
      'holidays',
      {
        company: {
          ...goodCompany,
          hotlines: [{ name: 'Service', isAlwaysOpen: false, holidaysAhead: 0, offersCallbacks: false }],
        },
      },
      'problem',
      'hint',
      'any other day: Service',
    ],
    [
      'configuration',
      { commandLine: { ...commandLine, problems: ['PORT is wrong.', 'HOST is too.'] } },
      'problem',
      'broken',
      'PORT is wrong.',
    ],
    [
      'configuration',
      { commandLine: { ...commandLine, warnings: ['PORT is odd.'] } },
      'doubtful',
      'hint',
      'PORT is odd.',
    ],
    [
      'service',
      { commandLine: { ...commandLine, service: { place: 'http://127.0.0.1:1', answers: 'no' } } },
      'problem',
      'broken',
      'does not answer at http://127.0.0.1:1',
    ],
    [
      'service',
      { commandLine: { ...commandLine, service: null } },
      'unknown',
      null,
      'Where the service listens',
    ],
    [
      'database-version',
      { commandLine: { ...commandLine, database: { value: 'newer' } } },
      'problem',
      'broken',
      'newer version',
    ],
    [
      'database-version',
      { commandLine: { ...commandLine, database: { value: 'older' } } },
      'problem',
      'hint',
      'older version',
    ],
    [
      'database-version',
      { commandLine: { ...commandLine, database: { why } } },
      'problem',
      'broken',
      'does not answer',
    ],
  ])('%s %#', (name, facts, state, howBad, says) => {
    const check = checkOf(name, { ...goodFacts, ...facts });
    expect(check).toMatchObject({ state, howBad, sentence: { en: expect.stringContaining(says) } });
  });
});

test.each([
  [
    'holidays',
    {
      company: {
        ...goodCompany,
        hotlines: [{ name: 'A', isAlwaysOpen: true, holidaysAhead: 0, offersCallbacks: false }],
      },
    },
  ],
  ['certificate', { webhookUrl: 'http://hotline.example.com' }],
  ['service', { commandLine: null }],
])('%s is not asked where it does not concern the installation', (name, facts) => {
  expect(checkOf(name, { ...goodFacts, ...facts })).toBeUndefined();
});

test('each problem of the configuration is a check of its own', () => {
  const facts = {
    ...goodFacts,
    commandLine: { ...commandLine, problems: ['PORT is wrong.', 'HOST is too.'] },
  };
  const told = judge(facts, 'admin').filter(({ name }) => name === 'configuration');
  expect(told.map(({ sentence }) => sentence.en)).toEqual(['PORT is wrong.', 'HOST is too.']);
});

test('strangers are told neither names nor the address of the webhook', () => {
  const facts: Facts = {
    ...goodFacts,
    webhookUrl: 'https://hotline.example.com/secret',
    unheardAgents: { value: ['Lenz'] },
    usersWithoutNumber: { value: ['Lenz'] },
    company: {
      agents: 3,
      hotlines: [{ name: 'Privatkunden', isAlwaysOpen: true, holidaysAhead: 0, offersCallbacks: false }],
      callbacksRefused: 0,
      silentAgents: [{ name: 'Lenz', missed: 9 }],
    },
  };
  const secret = /Lenz|Privatkunden|secret/;
  expect(JSON.stringify(judge(facts, 'anybody'))).not.toMatch(secret);
  expect(JSON.stringify(judge(facts, 'user'))).not.toContain('secret');
  expect(checkOf('webhook-address', facts)?.remedy?.en).toContain('/secret');
});

test('what is wrong comes first, the worst in front, and what is well last', () => {
  const facts: Facts = {
    ...goodFacts,
    counts: { ...calmCounts, offersUnclaimed: 1 },
    token: { value: 'refused' },
    certificate: null,
    unheardAgents: { value: ['Lenz'] },
  };
  const names = inOrder(judge(facts, 'admin')).map(({ name }) => name);
  expect(names.slice(0, 5)).toEqual(['token', 'claims', 'unheard-agents', 'certificate', 'configuration']);
});

test('a hint is no warning', () => {
  const checks = judge({ ...goodFacts, hasToken: false, databaseMs: { value: 500 } }, 'admin');
  expect(checks.filter(isWarning).map(({ name }) => name)).toEqual(['database-speed']);
});

const number = fc.oneof(fc.integer(), fc.double());
const text = fc.string({ unit: 'binary' });
const fact = <T>(value: fc.Arbitrary<T>) =>
  fc.oneof(
    fc.constant(null),
    fc.constant({ why }),
    value.map(one => ({ value: one })),
  );
const anyCounts = fc
  .record({
    lastPushAt: fc.option(number),
    followUps: fc.constantFrom('arrive' as const, 'never-arrived' as const, 'too-early' as const),
    offersUnclaimed: number,
    presence: fc.record({
      confirmedAt: fc.option(number),
      ageSeconds: fc.option(number),
      isStale: fc.boolean(),
    }),
    store: fc.record({
      isReachable: fc.boolean(),
      encoding: fc.option(text),
      refused: fc.record({ entries: number, why: fc.constant(null) }),
      spooled: fc.record({ entries: number, bytes: number, capacityBytes: number }),
      lastError: fc.option(fc.record({ at: number, error: text })),
    }),
  })
  .map(some => ({ ...calmCounts, ...some }));
const anyFacts: fc.Arbitrary<Facts> = fc.record({
  now: number,
  counts: fc.option(anyCounts),
  isPastKnown: fc.boolean(),
  company: fc.option(
    fc.record({
      agents: number,
      hotlines: fc.array(
        fc.record({
          name: text,
          isAlwaysOpen: fc.boolean(),
          holidaysAhead: number,
          offersCallbacks: fc.boolean(),
        }),
      ),
      callbacksRefused: number,
      silentAgents: fc.array(fc.record({ name: text, missed: number })),
    }),
  ),
  webhookUrl: fc.option(text),
  webhookSettings: fc.oneof(
    fc.constantFrom('not-booked' as const, 'no-scope' as const, null),
    fc.record({ incomingUrl: text, outgoingUrl: text, log: fc.boolean() }),
  ),
  hasToken: fc.option(fc.boolean()),
  token: fact(fc.constantFrom('good' as const, 'refused' as const)),
  accountKind: fc.constantFrom('classic' as const, 'neo' as const, null),
  missingScopes: fact(fc.array(text)),
  usersWithoutNumber: fact(fc.array(text)),
  unheardAgents: fact(fc.array(text)),
  dialAbility: fc.constantFrom('able', 'no-token', 'no-scope', 'other-platform', 'unknown', null),
  clock: fact(fc.record({ aheadMs: number, at: number })),
  certificate: fc.option(fc.record({ validTo: number })),
  disks: fact(
    fc.array(
      fc.record({
        holds: fc.constantFrom('spool' as const, 'database' as const),
        freeBytes: number,
        totalBytes: number,
      }),
    ),
  ),
  isDatabaseAnswering: fc.option(fc.boolean()),
  databaseMs: fact(number),
  commandLine: fc.option(
    fc.record({
      problems: fc.array(text),
      warnings: fc.array(text),
      service: fc.option(
        fc.record({
          place: text,
          answers: fc.constantFrom('yes' as const, 'no' as const, 'another' as const),
        }),
      ),
      database: fact(
        fc.constantFrom('current' as const, 'missing' as const, 'older' as const, 'newer' as const),
      ),
    }),
  ),
});

test('no check throws, whatever the facts; what is wrong says how bad, and what is not does not', () => {
  fc.assert(
    fc.property(anyFacts, fc.constantFrom('anybody' as const, 'admin' as const), (facts, reader) => {
      for (const { state, howBad, sentence, since } of inOrder(judge(facts, reader))) {
        const isFound = state === 'problem' || state === 'doubtful';
        expect(howBad !== null).toBe(isFound);
        expect(isFound || since === null).toBe(true);
        expect(`${sentence.en}${sentence.de}`).not.toContain('undefined');
      }
    }),
  );
});
