import { expect, test } from 'vitest';
import { createHealth, type Health, readiness, type Surroundings } from '../../../src/app/health/health.ts';
import type { StoreState } from '../../../src/app/ports/store.ts';

const minuteMs = 60_000;
const store: StoreState = {
  isReachable: true,
  spooled: { entries: 0, bytes: 0, capacityBytes: 1000 },
  lastError: null,
};
const calm: Surroundings = {
  confirmedAt: 0,
  presenceStaleMs: 120_000,
  store,
  openLegs: 0,
  pausedAgents: 0,
  waiting: { callers: 0, longestSeconds: 0 },
};

function startHealth(): { readonly health: Health; readonly clock: { now: number } } {
  const clock = { now: 0 };
  return { health: createHealth(() => clock.now), clock };
}

function receive(health: Health, count: number): void {
  for (let call = 0; call < count; call++) health.pushReceived('newCall');
}

test('five calls without answer or hangup for more than ten minutes mean that follow-ups never arrive', () => {
  const { health, clock } = startHealth();
  receive(health, 5);
  clock.now = 10 * minuteMs;
  expect(health.summarise({ ...calm, confirmedAt: clock.now })).toMatchObject({
    followUps: 'too-early',
    warnings: [],
  });
  clock.now += 1;
  const { followUps, warnings } = health.summarise({ ...calm, confirmedAt: clock.now });
  expect(followUps).toBe('never-arrived');
  expect(warnings).toEqual([
    { en: expect.stringContaining('WEBHOOK_URL'), de: expect.stringContaining('WEBHOOK_URL') },
  ]);
});

test('four calls are too few to tell', () => {
  const { health, clock } = startHealth();
  receive(health, 4);
  clock.now = 60 * minuteMs;
  expect(health.summarise(calm).followUps).toBe('too-early');
});

test.each(['answer', 'hangup'] as const)('one %s proves that follow-ups arrive', type => {
  const { health, clock } = startHealth();
  receive(health, 9);
  health.pushReceived(type);
  clock.now = 60 * minuteMs;
  expect(health.summarise(calm).followUps).toBe('arrive');
});

test('presence is stale once it is older than the setting says', () => {
  const { health, clock } = startHealth();
  clock.now = 120_000;
  expect(health.summarise(calm)).toMatchObject({
    presence: { ageSeconds: 120, isStale: false },
    warnings: [],
  });
  clock.now = 120_001;
  expect(health.summarise(calm).presence.isStale).toBe(true);
  expect(health.summarise(calm).warnings).toHaveLength(1);
});

test('events on disk are a warning, and it says when their room is nearly used up', () => {
  const { health } = startHealth();
  const english = (bytes: number): string | undefined =>
    health.summarise({ ...calm, store: { ...store, spooled: { entries: 2, bytes, capacityBytes: 1000 } } })
      .warnings[0]?.en;
  expect(english(800)).toBe('Events that wait on disk for the database: 2.');
  expect(english(810)).toContain('81 % full');
});

test('events that the database refuses are told with their number and why, and not as a database that is away', () => {
  const { health } = startHealth();
  const warnings = (state: Partial<StoreState>): readonly string[] =>
    health.summarise({ ...calm, store: { ...store, ...state } }).warnings.map(({ en }) => en);
  expect(warnings({ refused: { entries: 0, why: null } })).toEqual([]);
  expect(warnings({ refused: { entries: 18, why: { reason: 'character', code: '22P05' } } })).toEqual([
    'The database refuses 18 events: its encoding has no room for a character (22P05). They are set aside and tried again every minute; all others are taken.',
  ]);
});

test('a database that says itself that it fails is not called unreachable', () => {
  const { health } = startHealth();
  const warnings = (state: Partial<StoreState>): readonly string[] =>
    health
      .summarise({ ...calm, store: { ...store, isReachable: false, ...state } })
      .warnings.map(({ de }) => de);
  const lastError = { at: 0, error: '25006' };
  expect(warnings({ lastError, isAnswering: true })).toEqual([
    expect.stringContaining(
      'Die Datenbank antwortet, nimmt aber gerade nichts an (25006). Anrufe werden weiter angenommen.',
    ),
  ]);
  expect(warnings({ lastError, isAnswering: false })).toEqual([
    expect.stringContaining('Die Datenbank ist nicht erreichbar. Anrufe werden weiter angenommen;'),
  ]);
});

test('an encoding that can’t hold every name is a warning', () => {
  const { health } = startHealth();
  expect(health.summarise({ ...calm, store: { ...store, encoding: 'LATIN1' } }).warnings).toEqual([
    expect.objectContaining({ en: expect.stringContaining('keeps texts as LATIN1') }),
  ]);
  expect(health.summarise({ ...calm, store: { ...store, encoding: null } }).warnings).toEqual([]);
});

test('corrections are counted by cause, and calls that were closed are told in one sentence', () => {
  const { health } = startHealth();
  for (const why of ['expired', 'expired', 'not-in-progress'] as const)
    health.corrected({ type: 'legClosed', callId: 'A', why });
  health.corrected({ type: 'answerNoticed', callId: 'B' });
  const { corrections, warnings } = health.summarise(calm);
  expect(corrections).toEqual({
    expired: 2,
    notInProgress: 1,
    answersNoticed: 1,
    nextCalls: 0,
    saidFree: 0,
  });
  expect(warnings.map(({ en }) => en)).toEqual(['3 calls closed because their hangup never came.']);
});

test('offers without a claim are counted and told in a sentence', () => {
  const { health } = startHealth();
  expect(health.summarise(calm)).toMatchObject({ offersUnclaimed: 0, warnings: [] });
  health.offeredUnclaimed();
  health.offeredUnclaimed();
  const { offersUnclaimed, warnings } = health.summarise(calm);
  expect(offersUnclaimed).toBe(2);
  expect(warnings).toEqual([
    {
      en: '2 calls were offered without a claim, mostly because the database was too slow. With several instances another call may have rung there too.',
      de: '2 Anrufe wurden ohne Vormerkung angeboten, meist weil die Datenbank zu langsam war. Bei mehreren Instanzen kann dort auch ein anderer Anruf geklingelt haben.',
    },
  ]);
});

test('an error is shown by its code until the source works again, never by its message', () => {
  const { health } = startHealth();
  const error = Object.assign(new Error('connect db.example.com +493023125001'), { code: 'ECONNREFUSED' });
  health.sourceFailed('presence', error);
  expect(health.summarise(calm).lastErrors).toEqual({
    presence: { at: 0, error: 'ECONNREFUSED' },
    calls: null,
  });
  expect(JSON.stringify(health.summarise(calm))).not.toMatch(/example|4930/);
  health.sourceSucceeded('presence');
  expect(health.summarise(calm).lastErrors.presence).toBeNull();
});

test('without the database calls are still taken, until the spool is full', () => {
  const away = (bytes: number): StoreState => ({
    ...store,
    isReachable: false,
    spooled: { entries: 1, bytes, capacityBytes: 1000 },
  });
  const ready = (state: StoreState) => readiness({ store: state, agents: 1, isStopping: false });
  expect(ready(away(900))).toEqual({ ready: true, missing: [] });
  expect(ready(away(1000))).toEqual({ ready: false, missing: ['database'] });
});

test('a service that knows no agents or is stopping wants no calls', () => {
  expect(readiness({ store, agents: 0, isStopping: true })).toEqual({
    ready: false,
    missing: ['roster', 'stopping'],
  });
});

test('what somebody warned about stays among the warnings until it is taken back', () => {
  const { health } = startHealth();
  const warning = { en: 'The hotline is not of the account.', de: 'Die Hotline gehört nicht zum Konto.' };
  health.warnAbout('hotline', { en: 'an earlier word', de: 'ein früheres Wort' });
  health.warnAbout('hotline', warning);
  expect(health.summarise(calm).warnings).toEqual([warning]);
  health.warnAbout('hotline', null);
  expect(health.summarise(calm).warnings).toEqual([]);
});

test('a note is no warning, and what names numbers does so only for those who may see them', () => {
  const { health } = startHealth();
  const inFull = { en: 'Is +493023125000 yours?', de: 'Gehört Ihnen +493023125000?' };
  const masked = { en: 'Is +4930…00 yours?', de: 'Gehört Ihnen +4930…00?' };
  health.noteAbout('number', { ...masked, forUsers: inFull });
  expect(health.summarise(calm)).toMatchObject({ warnings: [], notes: [masked] });
  expect(health.summarise(calm, 'user').notes).toEqual([inFull]);
  expect(JSON.stringify(health.summarise(calm))).not.toContain('3023125000');
  health.noteAbout('number', null);
  expect(health.summarise(calm).notes).toEqual([]);
});
