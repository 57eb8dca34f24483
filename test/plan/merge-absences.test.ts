import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ChosenTime } from '../../src/plan/calendar-choice.ts';
import { zoneOf } from '../../src/plan/compile-plan.ts';
import type { PlanDocument } from '../../src/plan/document.ts';
import { type CalendarMerge, mergeAbsences } from '../../src/plan/merge-absences.ts';
import { document } from '../support/plan.ts';

const now = Date.UTC(2026, 2, 1);
const before = document(`
hotlines: [{name: Zentrale, numbers: [0221 4710100]}]
absences:
  - {agent: w1, from: 2026-05-01, why: by hand}
  - {agent: w2, from: 2026-05-01, uid: easter}`);

function time(uid: string, from: string, to: string, changes: Partial<ChosenTime> = {}): ChosenTime {
  return {
    agent: 'w1',
    uid,
    title: uid,
    from: Date.parse(from),
    to: Date.parse(to),
    replaces: null,
    ...changes,
  };
}

interface Content {
  readonly extent?: CalendarMerge['content']['extent'];
  readonly unread?: readonly string[];
  readonly calledOff?: CalendarMerge['content']['calledOff'];
}

function merge(
  into: PlanDocument,
  times: readonly ChosenTime[],
  { extent = 'whole', unread = [], calledOff = [], ...changes }: Content & Partial<CalendarMerge> = {},
) {
  const uids = new Set([...times, ...calledOff].map(({ uid }) => uid).concat(unread));
  return mergeAbsences(into, {
    content: { extent, name: '', uids, unreadUids: new Set(unread), calledOff },
    times,
    source: null,
    agent: 'w1',
    deputies: [],
    missing: 'ask',
    zone: zoneOf('Europe/Berlin'),
    now,
    ...changes,
  });
}

/** The absences with an id, as `id from`. */
function imported({ document: { absences = [] } }: ReturnType<typeof merge>): readonly string[] {
  return absences
    .filter(({ uid }) => uid !== undefined)
    .map(({ agent, uid, from }) => `${agent} ${uid} ${from}`);
}

/** The night of 29 March 2026 is an hour short in Berlin. */
const easter = time('easter', '2026-03-27T23:00:00Z', '2026-03-30T22:00:00Z');
const summer = time('summer', '2026-07-05T22:00:00Z', '2026-07-10T22:00:00Z');
const once = merge(before, [easter, summer]).document;

describe('times are written as people would', () => {
  const written = (...times: readonly ChosenTime[]) =>
    merge(before, times, { deputies: ['w2'] }).added.map(({ from, to }) => `${from} … ${to}`);

  test.each<[string, string, string, string]>([
    [
      'whole days across the change of the clocks',
      '2026-03-27T23:00Z',
      '2026-03-30T22:00Z',
      '2026-03-28 … 2026-03-30',
    ],
    ['hours', '2026-03-29T00:30Z', '2026-03-29T02:15Z', '2026-03-29 01:30 … 2026-03-29 04:15'],
    ['a day up to its last minute', '2026-06-30T22:00Z', '2026-07-01T21:59Z', '2026-07-01 … 2026-07-01'],
    ['what has no end', '2026-06-30T22:00Z', '8999-12-31T23:00Z', '2026-07-01 … undefined'],
    [
      'what has begun before there was a calendar',
      '1970-01-01T00:00Z',
      '2026-07-01T22:00Z',
      '2000-01-01 … 2026-07-02 00:00',
    ],
    [
      'what ends sooner by the clock than it began',
      '2026-10-25T00:50Z',
      '2026-10-25T01:10Z',
      '2026-10-25 02:50 … 2026-10-25 03:10',
    ],
    ['some seconds', '2026-06-30T08:00:00Z', '2026-06-30T08:00:30Z', '2026-06-30 10:00 … 2026-06-30 10:01'],
  ])('%s', (_, from, to, expected) => {
    expect(written(time('a', from, to))).toEqual([expected]);
  });

  test('with title, deputies, id and calendar', () => {
    const long = time('a', '2026-06-30T22:00Z', '2026-07-01T22:00Z', { title: `${'x'.repeat(99)}😀` });
    expect(merge(before, [long], { deputies: ['w2'], source: 'Team' }).added).toEqual([
      {
        agent: 'w1',
        from: '2026-07-01',
        to: '2026-07-01',
        deputies: ['w2'],
        why: 'x'.repeat(99),
        uid: 'a',
        source: 'Team',
      },
    ]);
  });
});

describe('a calendar is taken as a whole', () => {
  test('the same one again changes nothing', () => {
    const again = merge(once, [summer, easter]);
    expect(again).toMatchObject({ added: [], changed: [], removed: [] });
    expect(again.document).toBe(once);
  });

  test('what it no longer has goes, and nothing else does', () => {
    const merged = merge(once, [summer]);
    expect(merged.removed).toMatchObject([{ uid: 'easter', agent: 'w1' }]);
    expect(merged.document.absences).toEqual([
      { agent: 'w1', from: '2026-05-01', why: 'by hand' },
      { agent: 'w2', from: '2026-05-01', uid: 'easter' },
      expect.objectContaining({ agent: 'w1', uid: 'summer' }),
    ]);
  });

  test('what moved is moved, and keeps its deputies', () => {
    const withDeputies = merge(before, [easter, summer], { deputies: ['w3'] }).document;
    const later = { ...easter, to: easter.to + 86_400_000 };
    const { added, changed, removed, document: after } = merge(withDeputies, [later, summer]);
    expect([added, removed]).toEqual([[], []]);
    expect(changed).toMatchObject([
      { before: { to: '2026-03-30' }, after: { to: '2026-03-31', deputies: ['w3'] } },
    ]);
    expect(after.absences).toHaveLength(4);
  });

  test('if nothing would be left of what it brought, that is asked first', () => {
    for (const times of [[], [time('new', '2026-08-01T22:00Z', '2026-08-02T22:00Z')]]) {
      const held = merge(once, times);
      expect(held).toMatchObject({ held: 2, added: [], removed: [] });
      expect(held.document).toBe(once);
      expect(merge(once, times, { missing: 'replace' })).toMatchObject({ held: 0, removed: [{}, {}] });
      expect(merge(once, times, { missing: 'keep' })).toMatchObject({ held: 0, removed: [] });
    }
  });

  test('but not where the same times only have new ids, as some programs give with every export', () => {
    const renamed = [easter, summer].map(one => ({ ...one, uid: `${one.uid} 2` }));
    expect(imported(merge(once, renamed))).toEqual([
      'w2 easter 2026-05-01',
      'w1 easter 2 2026-03-28',
      'w1 summer 2 2026-07-06',
    ]);
  });

  test('nor where it says itself that they are off', () => {
    const calledOff = ['easter', 'summer'].map(uid => ({ uid, only: null }));
    expect(imported(merge(once, [], { calledOff }))).toEqual(['w2 easter 2026-05-01']);
  });

  test('where its end is missing, nothing goes', () => {
    expect(merge(once, [summer], { extent: 'part' })).toMatchObject({ removed: [] });
    const moved = { ...summer, from: summer.from + 86_400_000 };
    expect(merge(once, [moved], { extent: 'part' })).toMatchObject({ removed: [], changed: [{}] });
  });

  test('what is not understood stays as it was', () => {
    expect(merge(once, [summer], { unread: ['easter'] }).document).toBe(once);
  });

  test('what is over stays, since many calendars show only what is to come', () => {
    const inAugust = Date.UTC(2026, 7, 1);
    const autumn = time('autumn', '2026-10-01T22:00Z', '2026-10-02T22:00Z');
    expect(imported(merge(once, [autumn], { now: inAugust }))).toEqual([
      'w2 easter 2026-05-01',
      'w1 easter 2026-03-28',
      'w1 summer 2026-07-06',
      'w1 autumn 2026-10-02',
    ]);
  });

  test('until it has been over for a year, and something else changes', () => {
    const later = Date.UTC(2027, 5, 1);
    const next = time('next', '2027-10-01T22:00Z', '2027-10-02T22:00Z');
    expect(merge(once, [], { now: later }).document).toBe(once);
    expect(imported(merge(once, [next], { now: later }))).toEqual([
      'w2 easter 2026-05-01',
      'w1 summer 2026-07-06',
      'w1 next 2027-10-02',
    ]);
  });

  test('what is over is not taken over', () => {
    const old = time('old', '2026-02-01T00:00Z', '2026-02-02T00:00Z');
    expect(merge(before, [old]).document).toBe(before);
  });

  test('repetitions that come within sight, years ahead, wait for another change', () => {
    const daily = (day: number) => time('daily', `2027-0${day}-01T08:00Z`, `2027-0${day}-01T09:00Z`);
    const first = merge(before, [time('daily', '2026-06-01T08:00Z', '2026-06-01T09:00Z'), daily(5)]).document;
    const next = [time('daily', '2026-06-01T08:00Z', '2026-06-01T09:00Z'), daily(5), daily(6)];
    expect(merge(first, next).document).toBe(first);
    expect(imported(merge(first, [...next, easter]))).toHaveLength(5);
    expect(
      imported(merge(first, [...next, time('other', '2027-06-02T08:00Z', '2027-06-02T09:00Z')])),
    ).toHaveLength(5);
  });

  test('of an agent the next five hundred times are kept, and the others are told', () => {
    const daily = Array.from({ length: 510 }, (_, day) =>
      time(
        'daily',
        new Date(now + day * 86_400_000).toISOString(),
        new Date(now + day * 86_400_000 + 3_600_000).toISOString(),
      ),
    );
    const merged = merge(before, daily.toReversed());
    expect([merged.added.length, merged.tooMany]).toEqual([500, 10]);
    expect(merged.added.at(-1)?.from).toBe('2027-07-13 02:00');
  });
});

describe('what a mail says is taken by itself', () => {
  const weekly = [1, 2, 3].map(week => time('weekly', `2026-06-0${week}T08:00Z`, `2026-06-0${week}T09:00Z`));
  const known = merge(once, [easter, summer, ...weekly]).document;
  const mail = (calledOff: Content['calledOff'], times: readonly ChosenTime[] = []) =>
    imported(merge(known, times, { extent: 'message', calledOff: calledOff ?? [] })).filter(
      one => one.includes('w1 weekly') || one.includes('w1 summer'),
    );

  test('an event is off', () => {
    expect(mail([{ uid: 'weekly', only: null }])).toEqual(['w1 summer 2026-07-06']);
  });

  test('one repetition is off', () => {
    const [, second] = weekly;
    expect(mail([{ uid: 'weekly', only: { at: second?.from ?? 0, andLater: false } }])).toEqual([
      'w1 summer 2026-07-06',
      'w1 weekly 2026-06-01 10:00',
      'w1 weekly 2026-06-03 10:00',
    ]);
  });

  test.each([
    ['its day', '2026-06-01T22:00Z'],
    ['its day as midnight in UTC', '2026-06-02T00:00Z'],
  ])('one repetition is off, of which only %s is told', (_, at) => {
    expect(mail([{ uid: 'weekly', only: { at: Date.parse(at), andLater: false } }])).toEqual([
      'w1 summer 2026-07-06',
      'w1 weekly 2026-06-01 10:00',
      'w1 weekly 2026-06-03 10:00',
    ]);
  });

  test('a whole day is off, of which the midnight in UTC is told', () => {
    const only = { at: Date.parse('2026-07-06T00:00Z'), andLater: false };
    expect(mail([{ uid: 'summer', only }])).not.toContain('w1 summer 2026-07-06');
  });

  test.each(['2026-06-02T07:00Z', '2026-06-05T22:00Z'])(
    'a time that is none of its own is no day of it: %s',
    at => {
      const only = { at: Date.parse(at), andLater: false };
      expect(mail([{ uid: 'weekly', only }])).toHaveLength(4);
    },
  );

  test('what begins each day at a midnight in UTC, here in the night, is off once', () => {
    const nights = ['01', '02', '03'].map(day =>
      time('night', `2026-06-${day}T00:00Z`, `2026-06-${day}T03:00Z`),
    );
    const every = merge(before, nights).document;
    const only = { at: Date.parse('2026-06-02T00:00Z'), andLater: false };
    expect(imported(merge(every, [], { extent: 'message', calledOff: [{ uid: 'night', only }] }))).toEqual([
      'w2 easter 2026-05-01',
      'w1 night 2026-06-01 02:00',
      'w1 night 2026-06-03 02:00',
    ]);
  });

  test('all from one on are off', () => {
    const [, second] = weekly;
    expect(mail([{ uid: 'weekly', only: { at: second?.from ?? 0, andLater: true } }])).toEqual([
      'w1 summer 2026-07-06',
      'w1 weekly 2026-06-01 10:00',
    ]);
  });

  test('an event moves, or one of its repetitions', () => {
    expect(mail([], [time('summer', '2026-07-06T22:00Z', '2026-07-07T22:00Z')])).toContain(
      'w1 summer 2026-07-07',
    );
    const [first] = weekly;
    const moved = time('weekly', '2026-06-05T08:00Z', '2026-06-05T09:00Z', {
      replaces: { at: first?.from ?? 0, andLater: false },
    });
    expect(mail([], [moved])).toEqual([
      'w1 summer 2026-07-06',
      'w1 weekly 2026-06-02 10:00',
      'w1 weekly 2026-06-03 10:00',
      'w1 weekly 2026-06-05 10:00',
    ]);
  });

  test('what is off and was never there adds nothing', () => {
    const merged = merge(before, [], { extent: 'message', calledOff: [{ uid: 'other', only: null }] });
    expect(merged.document).toBe(before);
  });
});

describe('calendars with names are kept apart', () => {
  const calendars = [{ name: 'Team', url: 'https://example.com/team.ics' }];
  const team = { source: 'Team', agent: null } as const;

  test('what comes from another one, or from a file, stays', () => {
    const both = merge({ ...once, calendars }, [{ ...summer, uid: 'fair', agent: 'w2' }], team).document;
    expect(imported({ document: both } as ReturnType<typeof merge>)).toContain('w2 fair 2026-07-06');
    const emptied = merge(both, [], { ...team, missing: 'replace' });
    expect(emptied.removed).toMatchObject([{ uid: 'fair', source: 'Team' }]);
    expect(imported(emptied)).toEqual(imported({ document: once } as ReturnType<typeof merge>));
  });

  test('what was read from a file before now comes from there, once', () => {
    const taken = merge({ ...once, calendars }, [easter], { source: 'Team' });
    expect(taken.changed).toMatchObject([
      { before: { uid: 'easter' }, after: { uid: 'easter', source: 'Team' } },
    ]);
    expect(imported(taken)).toContain('w1 summer 2026-07-06');
  });

  test('so does what it brought under its former name', () => {
    const named = merge({ ...before, calendars }, [summer], { source: 'Team' }).document;
    const renamed = { ...named, calendars: [{ name: 'Alle', url: 'https://example.com/team.ics' }] };
    expect(
      imported(merge(renamed, [summer], { source: 'Alle' })).filter(one => one.includes('summer')),
    ).toHaveLength(1);
  });
});

test('without absences there is no list of them', () => {
  const { absences: _, ...none } = before;
  const one = merge(none, [summer]).document;
  expect(merge(one, [], { missing: 'replace' }).document).toEqual(none);
});

test('whatever calendars say, what was entered by hand stays, and saying it again changes nothing', () => {
  const day = fc.integer({ min: -400, max: 700 });
  const times = fc.array(
    fc
      .record({ uid: fc.constantFrom('a', 'b', 'easter'), day, hours: fc.constantFrom(1, 24, 240) })
      .map(one => {
        const from = now + one.day * 86_400_000;
        return time(
          one.uid,
          new Date(from).toISOString(),
          new Date(from + one.hours * 3_600_000).toISOString(),
        );
      }),
    { maxLength: 6 },
  );
  const extent = fc.constantFrom('whole' as const, 'part' as const, 'message' as const);
  const missing = fc.constantFrom('ask' as const, 'replace' as const, 'keep' as const);
  const steps = fc.array(fc.record({ times, extent, missing, source: fc.constantFrom(null, 'Messen') }), {
    maxLength: 5,
  });
  fc.assert(
    fc.property(steps, all => {
      let current = before;
      for (const { times: given, ...options } of all) {
        current = merge(current, given, options).document;
        expect(current.absences?.slice(0, 2)).toEqual(before.absences);
        if (options.extent !== 'message') expect(merge(current, given, options).document).toBe(current);
      }
    }),
    { numRuns: 200 },
  );
});
