import { beforeEach, describe, expect, test } from 'vitest';
import { applyPlan } from '../../../src/app/plan/apply-plan.ts';
import { timesOf } from '../../../src/app/plan/change-absences.ts';
import {
  type CalendarImport,
  type CalendarReport,
  importCalendar,
} from '../../../src/app/plan/import-calendar.ts';
import type { PlanDesk } from '../../../src/app/plan/plan-desk.ts';
import { readCalendar } from '../../../src/calendar/ics.ts';
import { everyAbsence } from '../../../src/plan/calendar-choice.ts';
import { createTestApp } from '../../support/app.ts';
import { calendar } from '../../support/calendar.ts';
import { openDesk } from '../../support/desk.ts';

let desk: PlanDesk;
beforeEach(async () => {
  const { context } = await createTestApp();
  desk = await openDesk(context.store);
});

function take(bytes: Uint8Array, changes: Partial<CalendarImport> = {}) {
  return importCalendar(desk, readCalendar, {
    bytes,
    agentId: 'w1',
    source: null,
    deputies: [],
    choice: everyAbsence,
    missing: 'ask',
    by: 'Anna',
    isTrial: false,
    ...changes,
  });
}

async function reportOf(bytes: Uint8Array): Promise<CalendarReport> {
  const imported = await take(bytes);
  if (imported.kind !== 'done') throw new Error(imported.kind);
  return imported.report;
}

async function days(): Promise<readonly string[]> {
  const { absences } = await timesOf(desk, 'w1');
  return absences.map(({ from, to, source }) =>
    [from, to, source].filter(part => part !== undefined).join(' '),
  );
}

function leave(uid: string, from: string, to: string, ...lines: readonly string[]): readonly string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `DTSTART;VALUE=DATE:${from}`,
    `DTEND;VALUE=DATE:${to}`,
    ...lines,
    'END:VEVENT',
  ];
}

const july = leave('july', '20260706', '20260711');
const august = leave('august', '20260803', '20260804');
const [inJuly, inAugust] = ['2026-07-06 2026-07-10', '2026-08-03 2026-08-03'];

describe('a calendar that is read again', () => {
  test('takes back what it no longer has', async () => {
    await take(calendar(...july, ...august));
    expect(await days()).toEqual([inJuly, inAugust]);
    const { removed } = await reportOf(calendar(...august));
    expect(removed).toMatchObject([{ uid: 'july' }]);
    expect(await days()).toEqual([inAugust]);
  });

  test('takes back what it calls off, by mail or by itself', async () => {
    await take(calendar(...july, ...august));
    await take(calendar('METHOD:CANCEL', ...leave('july', '20260706', '20260711', 'SEQUENCE:1')));
    expect(await days()).toEqual([inAugust]);
    await take(calendar(...leave('august', '20260803', '20260804', 'STATUS:CANCELLED')));
    expect(await days()).toEqual([]);
  });

  test('a cancellation of something unknown adds nothing, and is no change', async () => {
    const cancelled = await take(calendar('METHOD:CANCEL', ...july));
    expect(cancelled).toMatchObject({ kind: 'done', applied: { kind: 'unchanged' } });
    expect(await desk.store.latestRevision()).toBe(0);
  });

  test('an invitation to one event touches no other', async () => {
    await take(calendar(...july, ...august));
    await take(calendar('METHOD:REQUEST', ...leave('august', '20260810', '20260811', 'SEQUENCE:1')));
    expect(await days()).toEqual([inJuly, '2026-08-10 2026-08-10']);
  });

  test('an empty one is asked about', async () => {
    await take(calendar(...july));
    expect(await take(calendar())).toMatchObject({ kind: 'held', held: 1 });
    expect(await days()).toEqual([inJuly]);
    await take(calendar(), { missing: 'replace' });
    expect(await days()).toEqual([]);
  });

  test('one that has nothing in common is another one, and both are told apart from then on', async () => {
    await take(calendar(...july));
    const { warnings } = await reportOf(calendar('X-WR-CALNAME:Messen', ...august));
    expect(warnings).toMatchObject([{ en: expect.stringContaining('taken for another one, "Messen"') }]);
    await take(calendar(...leave('july', '20260706', '20260708')));
    await take(calendar(...august, ...leave('fair', '20260901', '20260902')));
    expect(await days()).toEqual([
      '2026-08-03 2026-08-03 Messen',
      '2026-07-06 2026-07-07',
      '2026-09-01 2026-09-01 Messen',
    ]);
    await take(calendar(...august), { missing: 'replace' });
    expect(await days()).toEqual([inAugust]);
  });

  test('what came from an earlier version of Familiar is known', async () => {
    const yaml = `
hotlines: [{name: Hotline, numbers: [0221 4710100]}]
absences: [{agent: w1, from: 2026-07-06, to: 2026-07-10, uid: july}, {agent: w1, from: 2026-12-01, why: by hand}]`;
    await applyPlan(desk, { yaml }, { by: 'Anna', basedOn: null });
    await take(calendar(...leave('july', '20260706', '20260709'), ...august));
    expect(await days()).toEqual(['2026-12-01', '2026-07-06 2026-07-08', inAugust]);
  });
});

describe('an import that changes nothing makes no revision', () => {
  test('where there is nothing to take over', async () => {
    const odd = calendar(...leave('free', '20260706', '20260707', 'TRANSP:TRANSPARENT'));
    expect(await take(odd)).toMatchObject({
      applied: { kind: 'unchanged' },
      report: { leftOut: { free: 1 } },
    });
    expect(await desk.store.latestRevision()).toBe(0);
  });

  test('where it was taken over before', async () => {
    await take(calendar(...july));
    expect(await take(calendar(...july))).toMatchObject({ applied: { kind: 'unchanged' } });
    expect(await desk.store.latestRevision()).toBe(1);
  });

  test('where it is only tried', async () => {
    expect(await take(calendar(...july), { isTrial: true })).toMatchObject({
      report: { added: [{ uid: 'july' }] },
    });
    expect(await desk.store.latestRevision()).toBe(0);
  });
});

test('whatever an event is called, its absence can be kept', async () => {
  const odd = [
    leave('', '20260706', '20260707', `SUMMARY:${'😀'.repeat(99)}`),
    leave('x'.repeat(900), '20260707', '20260708', 'SUMMARY:__proto__'),
    leave('a\u0007b', '20260708', '20260709', 'SUMMARY:\u0000\u0007'),
    leave('long', '19700101', '99991231', 'SUMMARY:Elternzeit'),
    ['BEGIN:VEVENT', 'UID:clock', 'DTSTART:20261025T005000Z', 'DTEND:20261025T011000Z', 'END:VEVENT'],
  ];
  expect(await take(calendar(...odd.flat()))).toMatchObject({ kind: 'done', applied: { kind: 'applied' } });
  expect(await days()).toHaveLength(5);
});
