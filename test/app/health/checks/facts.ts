import {
  type CompanyFacts,
  type Counts,
  type Facts,
  nothingGathered,
} from '../../../../src/app/health/checks/facts.ts';
import { createHealth } from '../../../../src/app/health/health.ts';
import { noon } from '../../../support/builders.ts';

const {
  warnings: _,
  notes: __,
  checks: ___,
  ...calm
} = createHealth(() => noon).summarise({
  confirmedAt: noon,
  presenceStaleMs: 1,
  store: { isReachable: true, spooled: { entries: 0, bytes: 0, capacityBytes: 1000 }, lastError: null },
  openLegs: 0,
  pausedAgents: 0,
  waiting: { callers: 0, longestSeconds: 0 },
});

/** A service in which all is well. */
export const calmCounts: Counts = { ...calm, lastPushAt: noon, followUps: 'arrive' };

export const goodCompany: CompanyFacts = {
  agents: 3,
  hotlines: [{ name: 'Service', isAlwaysOpen: false, holidaysAhead: 9, offersCallbacks: true }],
  callbacksRefused: 0,
  silentAgents: [],
};

/** Everything is known, and well. */
export const goodFacts: Facts = {
  now: noon,
  counts: calmCounts,
  isPastKnown: true,
  company: goodCompany,
  webhookUrl: 'https://hotline.example.com/push',
  webhookSettings: {
    incomingUrl: 'https://hotline.example.com/push',
    outgoingUrl: 'https://hotline.example.com/push',
    log: true,
  },
  hasToken: true,
  token: { value: 'good' },
  accountKind: 'classic',
  missingScopes: { value: [] },
  usersWithoutNumber: { value: [] },
  unheardAgents: { value: [] },
  dialAbility: 'able',
  clock: { value: { aheadMs: 200, at: noon } },
  certificate: { validTo: noon + 60 * 86_400_000 },
  disks: { value: [{ holds: 'spool', freeBytes: 50e9, totalBytes: 100e9 }] },
  isDatabaseAnswering: true,
  databaseMs: { value: 1 },
  commandLine: {
    problems: [],
    warnings: [],
    service: { place: 'http://127.0.0.1:8080', answers: 'yes' },
    database: { value: 'current' },
  },
};

/** A service that has just been started, before anything was looked at. */
export const noFacts: Facts = {
  ...nothingGathered,
  now: noon,
  counts: null,
  isPastKnown: false,
  company: null,
};
