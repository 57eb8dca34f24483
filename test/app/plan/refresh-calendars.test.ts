import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createHealth } from '../../../src/app/health/health.ts';
import { applyPlan } from '../../../src/app/plan/apply-plan.ts';
import { removeCalendar, saveCalendar } from '../../../src/app/plan/change-calendars.ts';
import { currentDocument } from '../../../src/app/plan/change-plan.ts';
import { createLook } from '../../../src/app/plan/follow-calendars.ts';
import { type CalendarDesk, refreshCalendar } from '../../../src/app/plan/refresh-calendars.ts';
import { fetchCalendar } from '../../../src/calendar/fetch-calendar.ts';
import { readCalendar } from '../../../src/calendar/ics.ts';
import { everyAbsence } from '../../../src/plan/calendar-choice.ts';
import { createTestApp, type TestApp } from '../../support/app.ts';
import { calendar } from '../../support/calendar.ts';
import { openDesk } from '../../support/desk.ts';
import { authority, type HttpsServer, startHttpsServer } from '../../support/https-server.ts';

const july = ['BEGIN:VEVENT', 'UID:july', 'SUMMARY:Urlaub Anna', 'DTSTART;VALUE=DATE:20260706', 'END:VEVENT'];
const august = [
  'BEGIN:VEVENT',
  'UID:august',
  'SUMMARY:Urlaub Ben',
  'DTSTART;VALUE=DATE:20260803',
  'END:VEVENT',
];
const birthday = [
  'BEGIN:VEVENT',
  'UID:b',
  'SUMMARY:Party',
  'DTSTART;VALUE=DATE:20260804',
  'TRANSP:TRANSPARENT',
  'END:VEVENT',
];
const hour = 3_600_000;

let server: HttpsServer;
/** What is published now; a number is an error. */
let published: Uint8Array | number;
beforeAll(async () => {
  server = await startHttpsServer(({ headers }, response) => {
    if (typeof published === 'number') response.writeHead(published).end();
    else {
      const etag = `"${Buffer.from(published).toString('base64url').slice(-40)}"`;
      if (headers['if-none-match'] === etag) response.writeHead(304).end();
      else response.writeHead(200, { etag }).end(published);
    }
  });
});
afterAll(() => server[Symbol.asyncDispose]());

let app: TestApp;
let calendars: CalendarDesk;
let health: ReturnType<typeof createHealth>;
let lookAtDue: () => Promise<void>;
const { signal } = new AbortController();

beforeEach(async () => {
  app = await createTestApp();
  const desk = await openDesk(app.context.store, { clock: app.clock });
  const options = { privateHosts: new Set(['localhost']), ca: authority };
  calendars = {
    desk,
    log: app.log,
    readCalendar,
    fetchCalendar: (address, known, aborted) =>
      fetchCalendar(address, known, { ...options, signal: aborted }),
  };
  health = createHealth(app.clock);
  lookAtDue = createLook({ health, log: app.log, clock: app.clock }, calendars, signal);
  published = calendar(...july, ...august, ...birthday);
  await saveCalendar(desk, wanted, { by: 'Anna', basedOn: null });
});

const path = '/private-0123456789abcdef/basic.ics';
const wanted = {
  ...everyAbsence,
  name: 'Urlaube',
  get address() {
    return `${server.url}${path}`;
  },
  agentId: null,
  deputies: [],
  minutes: 30,
};

async function absences(): Promise<readonly string[]> {
  const { document } = await currentDocument(calendars.desk);
  return (document.absences ?? []).map(({ agent, from, source }) =>
    `${agent} ${from} ${source ?? ''}`.trim(),
  );
}

const stateNow = () => calendars.desk.store.readCalendarState('Urlaube');
const warnings = (): readonly string[] =>
  health
    .summarise({
      confirmedAt: null,
      presenceStaleMs: 1,
      store: app.context.store.state(),
      openLegs: 0,
      pausedAgents: 0,
      waiting: { callers: 0, longestSeconds: 0 },
    })
    .warnings.map(({ en }) => en)
    .filter(text => text.includes('calendar'));

async function confirm() {
  const { document } = await currentDocument(calendars.desk);
  const [followed] = document.calendars ?? [];
  if (followed === undefined) throw new Error('No calendar is followed.');
  return refreshCalendar(calendars, followed, { isConfirmed: true, signal });
}

describe('a published calendar', () => {
  test('brings absences, and is named in the audit log', async () => {
    await lookAtDue();
    expect(await absences()).toEqual(['w1 2026-07-06 Urlaube', 'w2 2026-08-03 Urlaube']);
    expect(await calendars.desk.store.listRevisions(1)).toMatchObject([
      { number: 2, by: 'calendar Urlaube' },
    ]);
    expect((await stateNow())?.result).toMatchObject({
      events: 3,
      absences: 2,
      added: 2,
      leftOut: [{ count: 1, why: { en: 'marked as free' } }],
    });
  });

  test('is asked for again when it is time, and only for what has changed', async () => {
    await lookAtDue();
    const before = server.requests.length;
    app.clock.advance(29 * 60_000);
    await lookAtDue();
    expect(server.requests).toHaveLength(before);
    app.clock.advance(2 * 60_000);
    await lookAtDue();
    expect(server.requests).toHaveLength(before + 1);
    expect(server.requests.at(-1)?.headers['if-none-match']).toBeDefined();
    expect(await calendars.desk.store.latestRevision()).toBe(2);
    expect((await stateNow())?.readAt).toBe(app.clock());
  });

  test('that is read in full again makes no revision where nothing is new', async () => {
    await lookAtDue();
    app.clock.advance(25 * hour);
    await lookAtDue();
    expect(server.requests.at(-1)?.headers['if-none-match']).toBeUndefined();
    expect(await calendars.desk.store.latestRevision()).toBe(2);
  });

  test('takes back what it no longer has, even if nothing but another event is left', async () => {
    await lookAtDue();
    published = calendar(...birthday);
    app.clock.advance(hour);
    await lookAtDue();
    expect(await absences()).toEqual([]);
    expect((await stateNow())?.result).toMatchObject({ removed: 2 });
  });

  test('is looked at anew at once where something about it was changed', async () => {
    await lookAtDue();
    await saveCalendar(
      calendars.desk,
      { ...wanted, busy: ['free'], agentId: 'w3' },
      { by: 'Anna', basedOn: null },
    );
    await lookAtDue();
    expect(await absences()).toEqual(['w3 2026-08-04 Urlaube']);
  });

  test('goes with what it has brought', async () => {
    await lookAtDue();
    await removeCalendar(calendars.desk, 'urlaube', { by: 'Anna', basedOn: null });
    expect(await absences()).toEqual([]);
    expect((await currentDocument(calendars.desk)).document.calendars).toBeUndefined();
  });

  test('is looked at by one instance at a time', async () => {
    const { store } = calendars.desk;
    const elsewhere = { ...store, holdLease: () => Promise.resolve(false) };
    const before = server.requests.length;
    await createLook(app.context, { ...calendars, desk: { ...calendars.desk, store: elsewhere } }, signal)();
    expect(server.requests).toHaveLength(before);
  });
});

describe('a calendar that can not be taken over leaves all as it was', () => {
  beforeEach(async () => {
    await lookAtDue();
  });

  test.each<[string, Uint8Array | number]>([
    ['gone', 404],
    ['broken', 503],
    ['a web page', Buffer.from('<html>')],
    ['no calendar', Buffer.from('hello')],
    ['empty', new Uint8Array()],
  ])('since it is %s', async (_, now) => {
    published = now;
    app.clock.advance(hour);
    await lookAtDue();
    expect(await absences()).toHaveLength(2);
    expect(warnings()).toEqual([]);
    expect(app.log.lines.at(-1)).toContain('A calendar could not be read; its absences stay as they are.');
    app.clock.advance(6 * hour);
    await lookAtDue();
    expect(warnings()).toEqual([
      'A calendar can not be taken over, for 7 hours by now; the absences stay as last known. The page tells which and why, under Team.',
    ]);
    published = calendar(...july);
    app.clock.advance(hour);
    await lookAtDue();
    expect(warnings()).toEqual([]);
    expect(await absences()).toEqual(['w1 2026-07-06 Urlaube']);
  });

  test('nor is what is cut off believed to be all', async () => {
    const whole = Buffer.from(calendar(...july));
    published = whole.subarray(0, whole.length - 20);
    app.clock.advance(hour);
    await lookAtDue();
    expect(await absences()).toHaveLength(2);
    expect((await stateNow())?.result?.warnings[0]?.en).toContain('cut off');
  });

  test('without any event it is asked about, and warned of at once', async () => {
    published = calendar();
    app.clock.advance(hour);
    await lookAtDue();
    expect(await absences()).toHaveLength(2);
    expect((await stateNow())?.held).toBe(2);
    expect(warnings()).toHaveLength(1);
    expect(await confirm()).toMatchObject({ failing: null, held: 0, result: { removed: 2 } });
    expect(await absences()).toEqual([]);
  });

  test('where the configuration has become wrong otherwise, that is the reason', async () => {
    const { document } = await currentDocument(calendars.desk);
    await app.context.store.saveRoster({ agents: [], confirmedAt: null });
    await applyPlan(
      calendars.desk,
      { document: { ...document, groups: { A: ['w9'] } } },
      { by: 'Anna', basedOn: null },
    );
    await openDesk(app.context.store);
    published = calendar(...july);
    app.clock.advance(hour);
    await lookAtDue();
    expect((await stateNow())?.failing?.why.en).toBe(
      'Group A › 1: give an agent whom sipgate knows (Anna Beck, Ben Koch, Clara Vogt, David Kaya).',
    );
    expect(await absences()).toHaveLength(2);
  });
});

test('a calendar that was never read is warned of at once', async () => {
  published = 403;
  await lookAtDue();
  expect(warnings()).toHaveLength(1);
});

test('the address of a calendar stands in no log, warning or state', async () => {
  for (const now of [published, 404, Buffer.from('hello'), calendar()]) {
    published = now;
    app.clock.advance(hour);
    await lookAtDue();
  }
  const said = JSON.stringify([
    app.log.lines,
    warnings(),
    await stateNow(),
    await calendars.desk.store.listRevisions(9),
  ]);
  expect(said).not.toContain('0123456789abcdef');
});
