import { createSecrets } from '../../src/app/access/secrets.ts';
import { createRecentOffers } from '../../src/app/calls/recent-offers.ts';
import { createLiveConnection } from '../../src/app/connect/live-connection.ts';
import { type AppContext, createKnowledge } from '../../src/app/context.ts';
import { createErasures } from '../../src/app/erasures.ts';
import { createHealth } from '../../src/app/health/health.ts';
import { createLiveFeed } from '../../src/app/page/live-feed.ts';
import type { Log } from '../../src/app/ports/log.ts';
import type { Store } from '../../src/app/ports/store.ts';
import { createWallClock } from '../../src/calendar/wall-clock.ts';
import { defaultLearning } from '../../src/domain/call-record.ts';
import type { Connection } from '../../src/domain/connection.ts';
import { openKeyFile } from '../../src/store/keys/key-file.ts';
import { openStore } from '../../src/store/open-store.ts';
import { agent, defaultAvailability, defaultHotline, defaultPlan, defaultPolicy, noon } from './builders.ts';

export interface TestLog extends Log {
  /** Every line so far, as `level: message {fields}`. */
  readonly lines: string[];
}

/** A log that keeps what was said. */
export function createTestLog(): TestLog {
  const lines: string[] = [];
  const keep = (level: string) => (fields: object, message: string) => {
    const error = 'err' in fields && fields.err instanceof Error ? fields.err.message : '';
    lines.push(`${level}: ${message} ${JSON.stringify(fields)}${error}`);
  };
  return { lines, debug: keep('debug'), info: keep('info'), warn: keep('warn'), error: keep('error') };
}

export interface TestClock {
  (): number;
  advance(ms: number): void;
}

/** A clock that stands at noon until it is moved. */
function createTestClock(): TestClock {
  let now = noon;
  return Object.assign(() => now, {
    advance: (ms: number) => {
      now += ms;
    },
  });
}

export interface TestApp {
  readonly context: AppContext;
  readonly clock: TestClock;
  readonly log: TestLog;
}

/** An account whose token is good. */
export const testConnection: Connection = {
  webhookUrl: new URL('https://hotline.example.com/push?key=a&b=c'),
  credentials: { tokenId: 'token-TEST', token: 'secret' },
  serviceNumbers: null,
  joins: [],
};

/** The app over a real database in memory, with Anna, Ben and Clara on the roster. */
export async function createTestApp(overrides: Partial<AppContext> = {}): Promise<TestApp> {
  const clock = createTestClock();
  const log = createTestLog();
  const store = overrides.store ?? (await openMemoryStore(log, clock));
  const known = createKnowledge({
    plan: {
      ...defaultPlan,
      hotlines: [{ ...defaultHotline, policy: { ...defaultPolicy, ringStrangers: 1 } }],
    },
    routeForwarded: false,
    availability: defaultAvailability,
    redirectAnonymous: false,
  });
  known.roster = { agents: [agent(1), agent(2), agent(3)], confirmedAt: noon };
  const context: AppContext = {
    store,
    secrets: createSecrets(openKeyFile(null)),
    clock,
    log,
    feed: createLiveFeed(),
    erasures: createErasures(),
    health: createHealth(clock),
    recentOffers: createRecentOffers(),
    recentTurns: createRecentOffers(),
    connection: createLiveConnection(testConnection),
    answerBudgetMs: 5_000,
    toLocal: createWallClock(),
    announcementUrl: name => (name === 'unknown' ? null : `https://hotline.example.com/${name}.wav`),
    useOwnSounds: () => {},
    pieceUrl: (name, piece) => `https://hotline.example.com/${name}-${piece}.wav`,
    known,
    ...overrides,
  };
  return { context, clock, log };
}

function openMemoryStore(log: Log, clock: () => number): Promise<Store> {
  return openStore({
    database: { kind: 'sqlite', file: ':memory:' },
    learning: defaultLearning,
    halfLifeDays: 90,
    instance: 'test',
    log,
    clock,
  });
}
