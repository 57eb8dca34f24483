import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkPlan } from '../../src/plan/check-plan.ts';
import { parseDocument } from '../../src/plan/parse-plan.ts';
import type { PlanProblem } from '../../src/plan/plan-problem.ts';
import { tellRefusal } from '../../src/plan/tell-refusal.ts';
import { agent } from '../support/builders.ts';

const roster = {
  agents: ['Anna', 'Ben', 'Clara'].map((name, index) => agent(index + 1, { name })),
  confirmedAt: null,
};
const phone = '+492214710100';
const hotline = { name: 'Zentrale', numbers: [phone] };
const names: Readonly<Record<string, string>> = { w1: 'Anna', w2: 'Ben', [phone]: '0221 4710100' };
const readable = (text: string): string => names[text] ?? text;

function problemsOf(given: unknown): readonly PlanProblem[] {
  const parsed = parseDocument(given);
  if (!parsed.ok) return parsed.problems;
  const checked = checkPlan(parsed.document, {
    roster,
    accountHotlines: [],
    announcements: new Set(['hold-music']),
    today: '2026-06-01',
  });
  return checked.ok ? [] : checked.problems;
}

const told = (given: unknown) => tellRefusal(problemsOf(given), given, readable);

test.each([
  [
    'an absence that ends before it begins',
    { absences: [{ agent: 'w1', from: '2026-12-21', to: '2026-12-18' }] },
    'Abwesenheit Anna, 21. Dezember 2026 › Letzter Tag ist „18. Dezember 2026“: geben Sie ein Ende nach dem Beginn an, oder lassen Sie es weg, wenn das Ende offen ist.',
    'Absence Anna, 21 December 2026 › Last day is “18 December 2026”: give an end after the beginning, or leave it out until further notice.',
  ],
  [
    'an agent who has left',
    { callers: [{ numbers: ['+4917139200'], fixed: 'w99' }] },
    'Regel +4917139200 › Fester Ansprechpartner: geben Sie jemanden an, den sipgate kennt (Anna, Ben, Clara).',
    'Rule +4917139200 › Fixed agent: give an agent whom sipgate knows (Anna, Ben, Clara).',
  ],
  [
    'a rule without a number',
    { callers: [{ numbers: [], vip: true }] },
    'Regel 1 › Rufnummern: geben Sie mindestens eine Rufnummer oder einen Nummernbereich an.',
    'Rule 1 › Phone numbers: give at least one phone number or number range.',
  ],
  [
    'one number in two rules',
    { callers: [{ name: 'Müller', numbers: [phone] }, { numbers: [phone] }] },
    'Regel 0221 4710100 › Rufnummern › 1 ist „0221 4710100“: nennen Sie sie nur in einer Regel: Die für Müller hat sie schon.',
    'Rule 0221 4710100 › Phone numbers › 1 is “0221 4710100”: name it in one rule only: the rule for Müller has it already.',
  ],
  [
    'half an hour of work',
    { hotlines: [{ ...hotline, waiting: { anySeconds: 0.5 } }] },
    'Hotline Zentrale › Warten › Danach auf die nächste freie Person (Sekunden) ist 0.5: geben Sie eine ganze Zahl von 0 bis 1800 an.',
    'Hotline Zentrale › Waiting › Then for anybody (seconds) is 0.5: give a whole number from 0 to 1800.',
  ],
  [
    'a step that says nothing',
    { hotlines: [{ ...hotline, overflow: { closed: ['voicemail', {}] } }] },
    'Hotline Zentrale › Wenn niemand abnimmt › Außerhalb der Öffnungszeiten › 2: wählen Sie, was geschehen soll, und mit wem, mit welcher Nummer oder welcher Ansage.',
    'Hotline Zentrale › Overflow › Outside opening hours › 2: choose what is to happen, and say with whom, with which number or which announcement.',
  ],
])('%s is told in the words of the form', (_, part, de, en) => {
  expect(told({ hotlines: [hotline], ...part })).toEqual({ de, en });
});

const whole = {
  language: 'de',
  timeZone: 'Europe/Berlin',
  learning: { direct: true, halfLifeDays: 30, credit: 'final' },
  goals: { answered: 90 },
  handling: { wrapUpSeconds: 10, hideCallerNumber: false },
  groups: { Technik: ['w1'] },
  hours: {
    Laden: {
      weekly: { 'monday-friday': '08:00-17:00' },
      holidays: 'NW',
      add: [{ date: '11-11', name: 'Karneval' }],
      remove: ['2026-10-31'],
      halfDays: { '12-24': '08:00-12:00' },
      exceptions: [{ date: '2026-12-28', to: '2026-12-30', hours: 'closed' }],
    },
  },
  hotlines: [
    {
      ...hotline,
      agents: ['w1', 'Technik'],
      hours: 'Laden',
      memory: 'shared',
      withheld: 'reject',
      loadGuard: 2,
      policy: { name: 'familiar', ringFamiliar: 1, factor: 0.6 },
      waiting: { familiarSeconds: 20, music: 'hold-music', voicemailKey: true },
      overflow: { closed: [{ number: '+4917139200' }, { agents: ['w2'] }, 'voicemail'] },
    },
  ],
  absences: [{ agent: 'w1', from: '2026-12-21', to: '2026-12-23 13:00', deputies: ['w2'], why: 'Urlaub' }],
  workingTimes: [{ agent: 'w2', weekly: { monday: '08:00-12:00' } }],
  calendars: [
    { name: 'Feiern', url: 'https://example.org/a.ics', agent: 'w1', titles: ['Urlaub'], minutes: 30 },
  ],
  callers: [
    {
      name: 'Müller',
      numbers: [phone],
      fixed: { agent: 'w1', strict: true },
      never: ['w2'],
      until: '2027-01-01',
    },
  ],
};

test('whatever is wrong where, nothing of it is a path, a key or a word of the validator', () => {
  const all = placesIn(whole);
  const agents = all.filter(place => /^w\d$/.test(String(valueAt(whole, place))));
  const odd = fc.constantFrom(null, 7, -1, '', '25:61', '2026-02-30', [], {}, [{}]);
  const spoilt = fc
    .oneof(
      fc.record({ place: fc.constantFrom(...all), value: odd }),
      fc.record({ place: fc.constantFrom(...agents), value: fc.constant('w99') }),
    )
    .map(({ place, value }) => put(whole, place, value));
  fc.assert(
    fc.property(spoilt, given => {
      const { de, en } = told(given);
      for (const text of [de, en])
        expect(text).not.toMatch(
          /\[\d*\]|[{}]|"|\b[a-z]+[A-Z]|\bw\d+\b|Invalid|expected|(?:^|› )(?:numbers|prefixes|hotlines|callers|absences|overflow)\b|Object/,
        );
    }),
    { numRuns: 3_000 },
  );
  expect(told(whole)).toEqual({ de: '', en: '' });
});

/** Every place in a document, as the keys that lead there. */
function placesIn(value: unknown, at: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [[...at, key], ...placesIn(inner, [...at, key])]);
}

function valueAt(document: unknown, place: readonly string[]): unknown {
  return place.reduce<unknown>((value, key) => Reflect.get(Object(value), key), document);
}

function put(document: unknown, [key = '', ...further]: readonly string[], value: unknown): unknown {
  if (typeof document !== 'object' || document === null) return document;
  const inner = further.length === 0 ? value : put(Reflect.get(document, key), further, value);
  return Object.assign(Array.isArray(document) ? [...document] : { ...document }, { [key]: inner });
}
