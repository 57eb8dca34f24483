import { expect, test } from 'vitest';
import { englishConnect } from '../../web/src/connect/english.ts';
import { germanConnect } from '../../web/src/connect/german.ts';
import { english as englishSettings } from '../../web/src/settings/english.ts';
import { german as germanSettings } from '../../web/src/settings/german.ts';
import { englishAnswer, germanAnswer } from '../../web/src/words/answer-words.ts';
import { englishAudit, germanAudit } from '../../web/src/words/audit-texts.ts';
import { english } from '../../web/src/words/english.ts';
import { englishAccount, englishKeys, englishUser } from '../../web/src/words/english-access.ts';
import { englishCalendars } from '../../web/src/words/english-calendars.ts';
import { englishCaller, englishCallerRule, englishMissed } from '../../web/src/words/english-caller.ts';
import { englishCalls } from '../../web/src/words/english-calls.ts';
import { englishHealth } from '../../web/src/words/english-health.ts';
import { englishPeople } from '../../web/src/words/english-people.ts';
import { englishReports } from '../../web/src/words/english-reports.ts';
import { englishFactor, germanFactor } from '../../web/src/words/factor-texts.ts';
import { german } from '../../web/src/words/german.ts';
import { germanAccount, germanKeys, germanUser } from '../../web/src/words/german-access.ts';
import { germanCalendars } from '../../web/src/words/german-calendars.ts';
import { germanCaller, germanCallerRule, germanMissed } from '../../web/src/words/german-caller.ts';
import { germanCalls } from '../../web/src/words/german-calls.ts';
import { germanHealth } from '../../web/src/words/german-health.ts';
import { germanPeople } from '../../web/src/words/german-people.ts';
import { germanReports } from '../../web/src/words/german-reports.ts';

const words = {
  de: [
    ...[german, germanAccount, germanAnswer, germanAudit, germanCalendars, germanCaller, germanCallerRule],
    ...[germanCalls, germanConnect, germanFactor, germanHealth, germanKeys, germanMissed, germanPeople],
    ...[germanReports, germanSettings, germanUser],
  ],
  en: [
    ...[english, englishAccount, englishAnswer, englishAudit, englishCalendars, englishCaller],
    ...[englishCallerRule, englishCalls, englishConnect, englishFactor, englishHealth, englishKeys],
    ...[englishMissed, englishPeople, englishReports, englishSettings, englishUser],
  ],
};

const several =
  /(?<![\d,.–-])1 (?:\S+[enr] |more |past |future )?(?:Anrufen?|Anrufer warten|Rückrufen?|Regeln|Hinweise|Tagen|Minuten|Mitarbeitern|Änderungen|Angaben|Versuche|Nummern|Ausnahmen|Abwesenheiten|Termine|Probleme|Personen|calls(?! back)|callers|callbacks|rules|notes|days|minutes|agents|changes|things|attempts|numbers|exceptions|absences|events|problems|codes|people)\b/;
const one =
  /(?<![\d,.–-])[02] (?:Anruf|Rückruf|Regel|Hinweis|Tag|Minute|Änderung|Angabe|Versuch|Nummer|Ausnahme|Abwesenheit|Termin|Problem|Person|call|caller|callback|rule|note|day|minute|agent|change|thing|attempt|number|exception|absence|event|problem|code)\b(?! von\b)/;

/** Texts that are said of ten or more only. */
const ofMany = /der Anrufe angenommen|of calls were answered|neuesten|latest|von 10|of 10/;

/** What every text says of so many, given as a number and written; texts about lists are left out. */
function* saidOf(count: 0 | 1 | 2, texts: unknown): Generator<readonly string[]> {
  if (typeof texts === 'function') {
    yield [count, String(count)].flatMap(given => {
      try {
        const said: unknown = texts(...Array.from({ length: texts.length }, () => given));
        return typeof said === 'string' ? [said] : [];
      } catch {
        return [];
      }
    });
  } else if (typeof texts === 'object' && texts !== null)
    for (const inner of Object.values(texts)) yield* saidOf(count, inner);
}

test.each(['de', 'en'] as const)('in %s, one is told as one, and none and two as several', language => {
  // Each text takes one of both forms, and may misunderstand the other.
  const wrong = (count: 0 | 1 | 2, pattern: RegExp) =>
    [...saidOf(count, words[language])].filter(
      said => said.length > 0 && said.every(text => pattern.test(text) && !ofMany.test(text)),
    );
  expect(wrong(1, /1/).length).toBeGreaterThan(50);
  expect(wrong(1, several)).toEqual([]);
  expect([...wrong(0, one), ...wrong(2, one)]).toEqual([]);
});

test('what is erased of a caller is counted rightly', () => {
  const kept = (count: number) => ({
    calls: count,
    mentions: count,
    agents: count,
    profiles: count,
    callbacks: count,
    wishes: count,
    rules: count,
  });
  expect(germanCaller.confirmErase('A', kept(1))).toContain(
    '1 Anruf, Vertrautheit mit 1 Mitarbeiter, Name und Notiz, Wünsche des Teams, 1 Rückruf, 1 Regel.',
  );
  expect(germanCaller.confirmErase('A', kept(2))).toContain(
    '2 Anrufe, Vertrautheit mit 2 Mitarbeitern, Name und Notiz, Wünsche des Teams, 2 Rückrufe, 2 Regeln.',
  );
  expect(englishCaller.confirmErase('A', kept(0))).toContain('Nothing is kept at present.');
});
