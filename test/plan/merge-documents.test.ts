import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Collision } from '../../src/plan/collision.ts';
import type { PlanDocument } from '../../src/plan/document.ts';
import { mergeDocuments } from '../../src/plan/merge-documents.ts';
import { arbitraryDocument } from '../support/arbitrary-document.ts';
import { document } from '../support/plan.ts';

const company = document(`
groups: { sales: [w1, w2] }
hours: { office: { weekly: { monday-friday: 08:00-17:00 }, exceptions: [{ date: 2026-12-31, hours: closed }] } }
hotlines:
  - { name: Zentrale, numbers: [0221 4710100], hours: office, agents: [sales] }
  - { name: Service, numbers: [0221 4710101] }
callers:
  - { name: Meier, numbers: [0171 3920001], vip: true }
  - { name: Meier, numbers: [0171 3920002] }`);

type Change = (changed: PlanDocument) => void;

/** The company's document with something changed. */
function changed(change: Change): PlanDocument {
  const copy = structuredClone(company);
  change(copy);
  return copy;
}

/** What two changes of the company's document come to, and where they collide. */
function merge(mine: Change, theirs: Change, choices = {}) {
  const merged = mergeDocuments({ base: company, mine: changed(mine), theirs: changed(theirs) }, choices);
  return {
    document: merged.document as PlanDocument,
    collisions: merged.collisions.map(({ path, base, mine: ours, theirs: others }) => [
      path.join(' › '),
      base,
      ours,
      others,
    ]),
    ids: merged.collisions.map(({ id }) => id),
  };
}

const hotline = (of: PlanDocument, name: string) => of.hotlines.find(one => one.name === name) as never;
const addRule =
  (name: string, number: string): Change =>
  of =>
    (of.callers as object[]).push({ name, numbers: [number] });
const setWeek =
  (weekly: Record<string, string>): Change =>
  of =>
    Object.assign(of.hours?.['office'] as object, { weekly });
const setDays =
  (exceptions: readonly object[]): Change =>
  of =>
    Object.assign(of.hours?.['office'] as object, { exceptions });

const part =
  (name: string, fields: object): Change =>
  of =>
    Object.assign(hotline(of, name), fields);
const whole =
  (fields: object): Change =>
  of =>
    Object.assign(of, fields);

/** What is changed, by one and by the other, and what both together come to where that is not one after the other. */
const disjoint: readonly [string, Change, Change, Change?][] = [
  ['two hotlines', part('Zentrale', { loadGuard: 2 }), part('Service', { loadGuard: 3 })],
  ['two fields of one hotline', part('Zentrale', { loadGuard: 2 }), part('Zentrale', { memory: 'own' })],
  [
    'two goals, of which there were none',
    whole({ goals: { answered: 95 } }),
    whole({ goals: { serviceLevel: 70 } }),
    whole({ goals: { answered: 95, serviceLevel: 70 } }),
  ],
  ['two new rules', addRule('Anna', '+491713920003'), addRule('Ben', '+491713920004')],
  [
    'two new rules for callers called alike',
    addRule('Kaya', '+491713920003'),
    addRule('Kaya', '+491713920004'),
  ],
  [
    'the name of a hotline, and a field of it',
    part('Zentrale', { name: 'Empfang' }),
    part('Zentrale', { loadGuard: 2 }),
  ],
  [
    'the name of a group, and who is in it',
    whole({ groups: { vertrieb: ['w1', 'w2'] } }),
    whole({ groups: { sales: ['w1', 'w2', 'w3'] } }),
    whole({ groups: { vertrieb: ['w1', 'w2', 'w3'] } }),
  ],
  [
    'two days of one week',
    setWeek({ 'monday-thursday': '08:00-17:00', friday: '08:00-13:00' }),
    setWeek({ monday: '10:00-17:00', 'tuesday-friday': '08:00-17:00' }),
    setWeek({ monday: '10:00-17:00', 'tuesday-thursday': '08:00-17:00', friday: '08:00-13:00' }),
  ],
  [
    'somebody new in a group, and somebody gone from it',
    whole({ groups: { sales: ['w1', 'w2', 'w3'] } }),
    whole({ groups: { sales: ['w2'] } }),
    whole({ groups: { sales: ['w2', 'w3'] } }),
  ],
  [
    'a rule that goes, and another of its name',
    of => void of.callers?.shift(),
    of => Object.assign(of.callers?.at(-1) as object, { blocked: 'busy' }),
  ],
  [
    'the first absences',
    whole({ absences: [{ agent: 'w1', from: '2026-12-01' }] }),
    whole({ absences: [{ agent: 'w2', from: '2026-12-01' }] }),
    whole({
      absences: [
        { agent: 'w1', from: '2026-12-01' },
        { agent: 'w2', from: '2026-12-01' },
      ],
    }),
  ],
  [
    'an exception that goes, and another day',
    whole({ hours: { office: { weekly: { 'monday-friday': '08:00-17:00' } } } }),
    setDays([
      { date: '2026-12-31', hours: 'closed' },
      { date: '2027-01-02', hours: 'closed' },
    ]),
    setDays([{ date: '2027-01-02', hours: 'closed' }]),
  ],
];

test.each(disjoint)('both keep theirs where they change %s', (_, mine, theirs, want) => {
  const oneAfterTheOther: Change = of => {
    theirs(of);
    mine(of);
  };
  const expected = sorted(changed(want ?? oneAfterTheOther));
  for (const both of [merge(mine, theirs), merge(theirs, mine)]) {
    expect(both.collisions).toEqual([]);
    expect(sorted(both.document)).toEqual(expected);
  }
});

const collisions: readonly [string, Change, Change, string, unknown, unknown, unknown][] = [
  [
    'the same field differently',
    part('Service', { loadGuard: 2 }),
    part('Service', { loadGuard: 3 }),
    'hotlines › Service › loadGuard',
    undefined,
    2,
    3,
  ],
  [
    'the times of the same days differently',
    setWeek({ 'monday-thursday': '08:00-16:00', friday: '08:00-17:00' }),
    setWeek({ 'monday-thursday': '09:00-18:00', friday: '08:00-17:00' }),
    'hours › office › weekly › monday-thursday',
    '08:00-17:00',
    '08:00-16:00',
    '09:00-18:00',
  ],
  [
    'a rule that one of them removed',
    of => void of.callers?.shift(),
    of => Object.assign(of.callers?.[0] as object, { blocked: 'busy' }),
    'callers › Meier',
    company.callers?.[0],
    undefined,
    { ...company.callers?.[0], blocked: 'busy' },
  ],
  [
    'a group that both added under one name',
    whole({ groups: { sales: ['w1', 'w2'], night: ['w1'] } }),
    whole({ groups: { sales: ['w1', 'w2'], night: ['w2'] } }),
    'groups › night',
    undefined,
    ['w1'],
    ['w2'],
  ],
  [
    'two new rules for one number',
    addRule('Anna', '+491713920003'),
    addRule('Ben', '+491713920003'),
    'callers › Anna',
    undefined,
    { name: 'Anna', numbers: ['+491713920003'] },
    { name: 'Ben', numbers: ['+491713920003'] },
  ],
  [
    'the steps of an overflow, whose order counts',
    part('Service', { overflow: { closed: ['busy', 'voicemail'] } }),
    part('Service', { overflow: { closed: ['voicemail'] } }),
    'hotlines › Service › overflow › closed',
    undefined,
    ['busy', 'voicemail'],
    ['voicemail'],
  ],
  [
    'a name in two ways',
    part('Service', { name: 'Hilfe' }),
    part('Service', { name: 'Werkstatt' }),
    'hotlines › Service › name',
    'Service',
    'Hilfe',
    'Werkstatt',
  ],
  [
    'a group until nobody would be left',
    whole({ groups: { sales: ['w1'] } }),
    whole({ groups: { sales: ['w2'] } }),
    'groups › sales',
    ['w1', 'w2'],
    ['w1'],
    ['w2'],
  ],
];

test.each(collisions)(
  'it has to be chosen where both change %s',
  (_, mine, theirs, place, base, left, right) => {
    const merged = merge(mine, theirs);
    expect(merged.collisions).toEqual([[place, base, left, right]]);
    // Until somebody has chosen, what is in force stays.
    expect(sorted(merged.document)).toEqual(sorted(changed(theirs)));
    const choices = Object.fromEntries(merged.ids.map(id => [id, 'mine']));
    expect(sorted(merge(mine, theirs, choices).document)).toEqual(sorted(changed(mine)));
  },
);

test('what is changed beside a collision is kept whatever is chosen', () => {
  const mine: Change = of => Object.assign(hotline(of, 'Service'), { loadGuard: 2, memory: 'own' });
  const theirs: Change = of => Object.assign(hotline(of, 'Service'), { loadGuard: 3, shadow: true });
  const { ids } = merge(mine, theirs);
  for (const side of ['mine', 'theirs'] as const)
    expect(hotline(merge(mine, theirs, { [ids[0] ?? '']: side }).document, 'Service')).toMatchObject({
      loadGuard: side === 'mine' ? 2 : 3,
      memory: 'own',
      shadow: true,
    });
});

test('each of several entries of one name has a choice of its own', () => {
  const set =
    (blocked: 'busy' | 'reject'): Change =>
    of =>
      void of.callers?.map(rule => Object.assign(rule, { blocked }));
  const { ids } = merge(set('busy'), set('reject'));
  expect(new Set(ids).size).toBe(2);
  const { document: merged } = merge(set('busy'), set('reject'), { [ids[1] ?? '']: 'mine' });
  expect(merged.callers?.map(({ blocked }) => blocked)).toEqual(['reject', 'busy']);
});

test('the order that one of them has given to the list stands', () => {
  const turn: Change = of => Object.assign(of, { hotlines: of.hotlines.toReversed() });
  for (const both of [
    merge(turn, part('Service', { loadGuard: 2 })),
    merge(part('Service', { loadGuard: 2 }), turn),
  ])
    expect(both.document.hotlines.map(one => [one.name, one.loadGuard])).toEqual([
      ['Service', 2],
      ['Zentrale', undefined],
    ]);
});

describe('of any documents', () => {
  /** Three that have much in common, as two drafts of one document have. */
  const related = fc
    .tuple(arbitraryDocument, arbitraryDocument, arbitraryDocument)
    .chain(([base, left, right]) =>
      fc.record({
        base: fc.constant(base),
        mine: mixOf(base, left),
        theirs: mixOf(base, right),
      }),
    );

  test('without a change of theirs mine is what comes out, and theirs without one of mine', () => {
    fc.assert(
      fc.property(related, ({ base, mine, theirs }) => {
        expect(mergeDocuments({ base, mine, theirs: base })).toEqual({ document: mine, collisions: [] });
        expect(mergeDocuments({ base, mine: base, theirs })).toEqual({ document: theirs, collisions: [] });
        expect(mergeDocuments({ base, mine, theirs: mine })).toEqual({ document: mine, collisions: [] });
      }),
    );
  });

  test('the same collides whoever is asked, and comes to the same where nothing does', () => {
    fc.assert(
      fc.property(related, ({ base, mine, theirs }) => {
        const [here, there] = [
          mergeDocuments({ base, mine, theirs }),
          mergeDocuments({ base, mine: theirs, theirs: mine }),
        ];
        const mirrored = there.collisions.map(one => ({ ...one, mine: one.theirs, theirs: one.mine }));
        expect(byPlace(here.collisions)).toEqual(byPlace(mirrored));
        if (here.collisions.length === 0) expect(sorted(here.document)).toEqual(sorted(there.document));
      }),
    );
  });

  test('sections that only one has changed are as that one left them', () => {
    fc.assert(
      fc.property(related, ({ base, mine, theirs }) => {
        const { document: merged } = mergeDocuments({ base, mine, theirs });
        const sections = new Set([base, mine, theirs].flatMap(one => Object.keys(one))) as Set<
          keyof PlanDocument
        >;
        for (const name of sections) {
          if (isDeepStrictEqual(mine[name], base[name]))
            expect((merged as PlanDocument)[name]).toEqual(theirs[name]);
          if (isDeepStrictEqual(theirs[name], base[name]))
            expect((merged as PlanDocument)[name]).toEqual(mine[name]);
        }
      }),
    );
  });
});

/** The base with some sections and some entries as in another document. */
function mixOf(base: PlanDocument, other: PlanDocument): fc.Arbitrary<PlanDocument> {
  const names = [...new Set([...Object.keys(base), ...Object.keys(other)])] as (keyof PlanDocument)[];
  return fc.tuple(...names.map(() => fc.constantFrom('base', 'other', 'both'))).map(taken => {
    const fields = names.map((name, index): [string, unknown] => {
      const [before, after] = [base[name], other[name]];
      if (taken[index] === 'both' && Array.isArray(before) && Array.isArray(after))
        return [name, [...before.slice(1), ...after]];
      return [name, taken[index] === 'base' ? before : after];
    });
    return {
      ...Object.fromEntries(fields.filter(([, value]) => value !== undefined)),
      hotlines: other.hotlines ?? base.hotlines,
    } as PlanDocument;
  });
}

function byPlace(collisions: readonly Collision[]): readonly unknown[] {
  return collisions.map(({ id: _, ...one }) => JSON.stringify(sorted(one))).toSorted();
}

/** With entries of lists in an order of their own: where new ones stand means nothing. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value))
    return value.map(sorted).toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, one]): [string, unknown] => [name, sorted(one)])
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
}
