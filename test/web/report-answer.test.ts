import { describe, expect, test } from 'vitest';
import { type Asked, answerOf } from '../../web/src/report-answer.ts';

const none = {
  offered: 0,
  answered: 0,
  missed: 0,
  answeredInTime: 0,
  speedOfAnswerMs: null,
  byReturningCallers: 0,
  familiar: 0,
};
const november: Asked = {
  from: '2026-11-01',
  to: '2026-11-30',
  figures: { ...none, offered: 200, answered: 190, missed: 10, byReturningCallers: 120, familiar: 96 },
  before: {
    from: '2026-10-01',
    to: '2026-10-31',
    figures: { ...none, offered: 100, answered: 93, missed: 7 },
  },
  hours: [
    { weekday: 0, hour: 9, offered: 60, answered: 58 },
    { weekday: 1, hour: 12, offered: 20, answered: 17 },
    { weekday: 1, hour: 13, offered: 20, answered: 16 },
  ],
  work: { talks: 190, talkMs: 1, handledMs: 1 },
  imported: 0,
  callbacks: null,
};
const of = (answered: number, missed: number): Asked['figures'] => ({
  ...none,
  offered: answered + missed,
  answered,
  missed,
});
const asked = {
  asked: 12,
  open: 1,
  talked: 9,
  'called-again': 1,
  withdrawn: 0,
  expired: 1,
  'not-reached': 0,
  familiar: 8,
  answeredBesides: 9,
  familiarBesides: 8,
  medianMs: 121_000,
  p90Ms: 600_000,
};
const quiet: Asked = { ...november, hours: [] };
const october = (figures: Asked['figures'] | null): Asked['before'] => ({ ...november.before, figures });

test('a month: how many were answered, how many reached somebody they know, and when most are missed', () => {
  expect(answerOf(november, 'de')).toEqual([
    'Im November 2026 wurden 95\u00a0% der Anrufe angenommen (190 von 200), 2 Prozentpunkte mehr als im Oktober 2026.',
    '8 von 10 bekannten Anrufern erreichten jemanden, den sie kennen (96 von 120 Anrufen).',
    'Am häufigsten verpasst: Dienstag, 12 bis 14 Uhr (7 Anrufe).',
  ]);
  expect(answerOf(november, 'en')).toEqual([
    'In November 2026, 95% of calls were answered (190 of 200), 2 percentage points more than in October 2026.',
    '8 of 10 regular callers reached somebody they know (96 of 120 calls).',
    'Most missed: Tuesday, 12 to 14 o’clock (7 calls).',
  ]);
});

describe.each([
  [
    'too few calls get no percentage',
    { ...quiet, figures: of(3, 1) },
    'Im November 2026 wurden 3 von 4 Anrufen angenommen. Das sind zu wenige für eine Angabe in Prozent.',
    'In November 2026, 3 of 4 calls were answered. These are too few for a percentage.',
  ],
  [
    'a single call',
    { ...quiet, figures: of(0, 1) },
    'Im November 2026 gab es nur einen Anruf. Er wurde verpasst.',
    'In November 2026 there was only one call. It was missed.',
  ],
  [
    'calls that still ring are neither answered nor missed',
    { ...quiet, figures: { ...none, offered: 1 } },
    'Im November 2026 ist noch kein Anruf zu Ende.',
    'In November 2026, no call is over yet.',
  ],
  [
    'nothing to compare with',
    { ...quiet, figures: of(20, 0), before: october(none) },
    'Im November 2026 wurden 100\u00a0% der Anrufe angenommen (20 von 20). Zum Vergleich fehlen Anrufe: im Oktober 2026 gab es keine. Kein Anruf wurde verpasst.',
    'In November 2026, 100% of calls were answered (20 of 20). There is nothing to compare with: in October 2026 there were no calls. No call was missed.',
  ],
  [
    'too few to compare with',
    { ...quiet, figures: of(18, 2), before: october(of(9, 0)) },
    'Im November 2026 wurden 90\u00a0% der Anrufe angenommen (18 von 20). Zum Vergleich gab es im Oktober 2026 zu wenige Anrufe.',
    'In November 2026, 90% of calls were answered (18 of 20). There were too few calls in October 2026 to compare with.',
  ],
  [
    'a point less',
    { ...quiet, figures: of(92, 8) },
    'Im November 2026 wurden 92\u00a0% der Anrufe angenommen (92 von 100), 1 Prozentpunkt weniger als im Oktober 2026.',
    'In November 2026, 92% of calls were answered (92 of 100), 1 percentage point less than in October 2026.',
  ],
  [
    'no change, of what is shown',
    { ...quiet, figures: of(934, 66) },
    'Im November 2026 wurden 93\u00a0% der Anrufe angenommen (934 von 1.000), genauso viel wie im Oktober 2026.',
    'In November 2026, 93% of calls were answered (934 of 1,000), the same as in October 2026.',
  ],
  [
    'a day that has no call',
    { ...quiet, to: '2026-11-01', figures: none },
    'Am 1. November 2026 gab es keine Anrufe an die Hotline.',
    'On 1 November 2026 there were no calls to the hotline.',
  ],
  [
    'callers who asked to be called back',
    { ...quiet, figures: of(2, 1), callbacks: asked },
    'Im November 2026 wurden 2 von 3 Anrufen angenommen. Das sind zu wenige für eine Angabe in Prozent. 9 von 12 Anrufern, die um einen Rückruf baten, wurden zurückgerufen, die Hälfte davon binnen 2 Minuten.',
    'In November 2026, 2 of 3 calls were answered. These are too few for a percentage. 9 of 12 callers who asked to be called back were, half of them within 2 minutes.',
  ],
  [
    'one who asked, and was called back',
    { ...quiet, figures: of(1, 2), callbacks: { ...asked, asked: 1, talked: 1, medianMs: 45_000 } },
    'Im November 2026 wurden 1 von 3 Anrufen angenommen. Das sind zu wenige für eine Angabe in Prozent. Ein Anrufer bat um einen Rückruf und wurde nach 45 Sekunden zurückgerufen.',
    'In November 2026, 1 of 3 calls were answered. These are too few for a percentage. One caller asked to be called back and was called back after 45 seconds.',
  ],
  [
    'some who asked, and none of whom was reached',
    { ...quiet, figures: of(1, 2), callbacks: { ...asked, asked: 2, talked: 0, medianMs: null } },
    'Im November 2026 wurden 1 von 3 Anrufen angenommen. Das sind zu wenige für eine Angabe in Prozent. 0 von 2 Anrufern, die um einen Rückruf baten, wurden zurückgerufen.',
    'In November 2026, 1 of 3 calls were answered. These are too few for a percentage. 0 of 2 callers who asked to be called back were.',
  ],
  [
    'imported calls alone',
    { ...quiet, figures: none, imported: 1_250 },
    'Im November 2026 gibt es nur importierte Anrufe (1.250).',
    'In November 2026 there are only imported calls (1,250).',
  ],
  [
    'imported calls besides, in a year',
    { ...quiet, from: '2026-01-01', to: '2026-12-31', figures: of(2, 1), imported: 1 },
    'Im Jahr 2026 wurden 2 von 3 Anrufen angenommen. Das sind zu wenige für eine Angabe in Prozent. Ein importierter Anruf aus dieser Zeit zählt nicht mit.',
    'In 2026, 2 of 3 calls were answered. These are too few for a percentage. One imported call of this time is not counted.',
  ],
  [
    'days of two years, and few regulars',
    {
      ...quiet,
      from: '2025-12-20',
      to: '2026-01-05',
      figures: { ...of(4, 0), byReturningCallers: 3, familiar: 2 },
    },
    'Vom 20. Dezember 2025 bis 5. Januar 2026 wurden 4 von 4 Anrufen angenommen. Das sind zu wenige für eine Angabe in Prozent. Bei 2 von 3 Anrufen bekannter Anrufer meldete sich jemand, den sie kennen.',
    'From 20 December 2025 to 5 January 2026, 4 of 4 calls were answered. These are too few for a percentage. In 2 of 3 calls by regular callers, they reached somebody they know.',
  ],
] satisfies readonly (readonly [string, Asked, string, string])[])('%s', (_, report, german, english) => {
  test('in German and English', () => {
    expect(answerOf(report, 'de').join(' ')).toBe(german);
    expect(answerOf(report, 'en').join(' ')).toBe(english);
  });
});

test('two missed calls are no habit', () => {
  const hours = [{ weekday: 4, hour: 23, offered: 2, answered: 0 }];
  expect(answerOf({ ...november, hours }, 'en').join(' ')).not.toContain('Most missed');
});
