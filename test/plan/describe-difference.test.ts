import { expect, test } from 'vitest';
import { describeDifference } from '../../src/plan/describe-difference.ts';
import { differencesBetween } from '../../src/plan/differences.ts';
import type { PlanDocument } from '../../src/plan/document.ts';
import { document } from './../support/plan.ts';

const names: Readonly<Record<string, string>> = { w1: 'Anna Beck', w2: 'Ben Koch' };

/** Differences as lines: place: before -> after. */
function told(
  before: PlanDocument | null,
  after: PlanDocument,
  language: 'de' | 'en' = 'de',
): readonly string[] {
  return differencesBetween(before, after).map(one => {
    const { place, before: old, after: now } = describeDifference(one, text => names[text] ?? text);
    return `${place[language]}: ${old?.[language] ?? '–'} -> ${now?.[language] ?? '–'}`;
  });
}

const hotline = (more = ''): string => `hotlines: [{ name: Zentrale, numbers: [0221 4710100]${more} }]`;

test.each([
  {
    change: 'a choice is told in words',
    before: hotline(),
    after: hotline(', memory: own, policy: { name: longest-idle }'),
    lines: [
      'Hotline Zentrale › Strategie: – -> Name: Wer am längsten frei ist',
      'Hotline Zentrale › Gedächtnis: – -> nur diese Hotline',
    ],
  },
  {
    change: 'a new name is told as one, beside what else is new',
    before: `${hotline(', hours: a, memory: own')}\nhours: { a: { weekly: { monday: 08:00-12:00 } } }`,
    after: `hotlines: [{ name: Empfang, numbers: [0221 4710100], hours: b }]\nhours: { b: { weekly: { monday: 08:00-12:00 } } }`,
    lines: [
      'Öffnungszeiten b › Name: a -> b',
      'Hotline Empfang › Name: Zentrale -> Empfang',
      'Hotline Empfang › Öffnungszeiten: a -> b',
      'Hotline Empfang › Gedächtnis: nur diese Hotline -> –',
    ],
  },
  {
    change: 'one parameter is told by itself',
    before: hotline(', waiting: { familiarSeconds: 10, voicemailKey: false }'),
    after: hotline(', waiting: { familiarSeconds: 20, voicemailKey: true }'),
    lines: [
      'Hotline Zentrale › Warten › Auf Bekannte (Sekunden): 10 -> 20',
      'Hotline Zentrale › Warten › Taste 2 führt zur Mailbox: nein -> ja',
    ],
  },
  {
    change: 'who may ask to be called back is told in words',
    before: hotline(', callback: { whoMayAsk: known }'),
    after: hotline(', callback: { whoMayAsk: all, lastsMinutes: 30 }, waiting: { callbackKey: true }'),
    lines: [
      'Hotline Zentrale › Rückruf auf Wunsch › Wer ihn wünschen darf: nur wer hier jemanden kennt -> alle',
      'Hotline Zentrale › Rückruf auf Wunsch › Versuchen bis (Minuten): – -> 30',
      'Hotline Zentrale › Warten: – -> Taste 3 wünscht einen Rückruf: ja',
    ],
  },
  {
    change: 'a hotline that only listens is told in words',
    before: hotline(', shadow: true'),
    after: hotline(),
    lines: ['Hotline Zentrale › Zur Probe: nur mithören: ja -> –'],
  },
  {
    change: 'the steps of an overflow are told in their order',
    before: hotline(', overflow: { all-busy: [voicemail] }'),
    after: hotline(', overflow: { all-busy: [{ agents: [Ben Koch] }, busy] }'),
    lines: [
      'Hotline Zentrale › Wenn niemand abnimmt › Alle sind im Gespräch: Mailbox -> Mitarbeiter und Gruppen: Ben Koch → Besetztton',
    ],
  },
  {
    change: 'a rule goes by its name, its agents by theirs',
    before: hotline(),
    after: `${hotline()}\ncallers: [{ name: Müller, numbers: [0171 3920001], fixed: Anna Beck }]`,
    lines: ['Regel Müller: – -> Name: Müller; Rufnummern: +491713920001; Fester Ansprechpartner: Anna Beck'],
  },
  {
    change: 'opening hours are told by weekday and by day',
    before: `${hotline()}\nhours: { office: { weekly: { monday-friday: 08:00-17:00 }, exceptions: [{ date: 2026-11-30, hours: closed }] } }`,
    after: `${hotline()}\nhours: { office: { weekly: { monday-friday: 08:00-16:00 }, holidays: NW } }`,
    lines: [
      'Öffnungszeiten office › Woche › Montag – Freitag: 08:00-17:00 -> 08:00-16:00',
      'Öffnungszeiten office › Ausnahmen › 30. November 2026: Tag: 30. November 2026; Öffnungszeiten: geschlossen -> –',
      'Öffnungszeiten office › Feiertage von: – -> Nordrhein-Westfalen',
    ],
  },
])('$change', ({ before, after, lines }) => {
  expect(told(document(before), document(after))).toEqual(lines);
  expect(told(document(after), document(after))).toEqual([]);
});

test('what nobody had configured before is told as a whole, in English as well', () => {
  expect(told(null, document(hotline()), 'en')).toEqual([
    'Hotline Zentrale: – -> Name: Zentrale; Phone numbers: +492214710100',
  ]);
});
