import type { ImportTotals } from '../../app/ports/import.ts';
import type { Language } from '../../domain/language.ts';

/** What `familiar import` says of what it did, in each language. */
export interface ImportWords {
  readonly locale: string;
  readonly count: (number: number) => string;
  readonly importing: string;
  readonly checking: string;
  readonly entries: string;
  readonly goingOn: (entries: number) => string;
  readonly stopped: (imported: number) => string;
  readonly stoppedBefore: string;
  readonly imported: (totals: ImportTotals, callersKnown: number) => string;
  readonly wouldImport: (totals: ImportTotals) => string;
  readonly noToken: string;
  readonly noTutorial: string;
  readonly badRows: (rejected: number, rows: number) => string;
  readonly rows: (rows: number, calls: number, period: { from: string; to: string } | null) => string;
  readonly unusable: (rejected: number) => string;
  readonly notYet: (day: string) => string;
  readonly twice: (calls: number, zone: string) => string;
  readonly never: (calls: number, zone: string) => string;
  readonly overlapping: (calls: number) => string;
  readonly countries: (list: string, others: number) => string;
  readonly odd: (most: string, others: string) => string;
  readonly noCountry: string;
  readonly line: string;
  readonly totals: (lines: readonly number[], list: string) => string;
  readonly unknown: (list: string, first: string) => string;
}

const inEnglish = (number: number): string => number.toLocaleString('en');
const inGerman = (number: number): string => number.toLocaleString('de');

export const importWords: Readonly<Record<Language, ImportWords>> = {
  en: {
    locale: 'en',
    count: inEnglish,
    importing: 'Importing',
    checking: 'Checking',
    entries: 'entries',
    goingOn: entries => `going on after ${inEnglish(entries)} entries.`,
    stopped: imported =>
      `stopped. ${inEnglish(imported)} calls are imported so far; the same command goes on from there.`,
    stoppedBefore: 'stopped before anything was imported.',
    imported: (totals, callersKnown) =>
      `${calls(totals.added)} imported, ${inEnglish(callersKnown)} ${callersKnown === 1 ? 'caller' : 'callers'} known, ${leftOut(totals)}.`,
    wouldImport: totals =>
      `${calls(totals.added)} would be imported, ${leftOut(totals)}. Nothing was changed.`,
    noToken:
      'sipgate shows its history to a token only: give one on the page or as TOKEN_ID and TOKEN, or import a table with --csv.',
    noTutorial:
      'the configured database is no MySQL database; name the tutorial’s, as in --tutorial mysql://user@host:3306/name, or by --tutorial - on the standard input.',
    badRows: (rejected, rows) =>
      `${inEnglish(rejected)} of ${inEnglish(rows)} rows can't be used, so nothing was imported. Mend them, or import the others with --skip-bad-rows.`,
    rows: (rows, taken, period) =>
      `${inEnglish(rows)} rows, ${inEnglish(taken)} of them calls that an agent took${period === null ? '' : `, from ${period.from} to ${period.to}`}.`,
    unusable: rejected => `${inEnglish(rejected)} rows can't be used.`,
    notYet: day => `the latest call is on ${day}, which has not come yet; are the dates right?`,
    twice: (number, zone) =>
      `${inEnglish(number)} calls are of an hour that the clock in ${zone} showed twice; they count as of the first.`,
    never: (number, zone) =>
      `${inEnglish(number)} calls are of an hour that the clock in ${zone} left out; is --time-zone right?`,
    overlapping: number =>
      `${inEnglish(number)} calls overlap with another one of the same agent; are agents and times right?`,
    countries: (list, others) =>
      `callers by country, in calls: ${list}${others === 0 ? '' : `, and ${inEnglish(others)} other countries`}.`,
    odd: (most, others) => `nearly all are of ${most}; are those of ${others} right?`,
    noCountry: 'no country',
    line: 'line',
    totals: (lines, list) =>
      lines.length === 1
        ? `line ${list} sums up others, and is no call.`
        : `lines ${list} sum up others, and are no calls.`,
    unknown: (list, first) =>
      `no agent is called ${list}: say who that is, as in --agent "${first}=w0", or leave these rows out.`,
  },
  de: {
    locale: 'de',
    count: inGerman,
    importing: 'Import',
    checking: 'Prüfung',
    entries: 'Einträge',
    goingOn: entries => `es geht nach ${inGerman(entries)} Einträgen weiter.`,
    stopped: imported =>
      `angehalten. Bisher importierte Anrufe: ${inGerman(imported)}; derselbe Befehl macht dort weiter.`,
    stoppedBefore: 'angehalten, bevor etwas importiert war.',
    imported: (totals, callersKnown) =>
      `${callsInGerman(totals.added)} importiert, ${inGerman(callersKnown)} Anrufer bekannt, ${leftOutInGerman(totals)}.`,
    wouldImport: totals =>
      `${callsInGerman(totals.added)} ${totals.added === 1 ? 'würde' : 'würden'} importiert, ${leftOutInGerman(totals)}. Geändert wurde nichts.`,
    noToken:
      'Seinen Verlauf zeigt sipgate nur mit einem Token: Geben Sie eines auf der Seite oder als TOKEN_ID und TOKEN an, oder importieren Sie mit --csv eine Tabelle.',
    noTutorial:
      'Die eingestellte Datenbank ist keine MySQL-Datenbank; nennen Sie die des Tutorials, etwa mit --tutorial mysql://user@host:3306/name, oder mit --tutorial - über die Standardeingabe.',
    badRows: (rejected, rows) =>
      `${inGerman(rejected)} von ${inGerman(rows)} Zeilen sind nicht verwendbar; deshalb wurde nichts importiert. Bringen Sie sie in Ordnung, oder importieren Sie die übrigen mit --skip-bad-rows.`,
    rows: (rows, taken, period) =>
      `Zeilen: ${inGerman(rows)}, davon Anrufe, die ein Mitarbeiter annahm: ${inGerman(taken)}${period === null ? '' : `, vom ${period.from} bis zum ${period.to}`}.`,
    unusable: rejected => `Nicht verwendbare Zeilen: ${inGerman(rejected)}.`,
    notYet: day => `Der späteste Anruf ist vom ${day}, der noch nicht war. Stimmen die Tage?`,
    twice: (number, zone) =>
      `Anrufe aus einer Stunde, die die Uhr in ${zone} zweimal zeigte: ${inGerman(number)}; sie zählen zur ersten.`,
    never: (number, zone) =>
      `Anrufe aus einer Stunde, die die Uhr in ${zone} ausließ: ${inGerman(number)}. Stimmt --time-zone?`,
    overlapping: number =>
      `Anrufe, die sich mit einem anderen desselben Mitarbeiters überschneiden: ${inGerman(number)}. Stimmen Mitarbeiter und Zeiten?`,
    countries: (list, others) =>
      `Anrufer nach Ländern, in Anrufen: ${list}${others === 0 ? '' : ` und ${inGerman(others)} weitere Länder`}.`,
    odd: (most, others) => `Fast alle sind aus: ${most}. Stimmt das bei ${others}?`,
    noCountry: 'ohne Land',
    line: 'Zeile',
    totals: (lines, list) =>
      lines.length === 1
        ? `Zeile ${list} fasst andere zusammen und ist kein Anruf.`
        : `Die Zeilen ${list} fassen andere zusammen und sind keine Anrufe.`,
    unknown: (list, first) =>
      `Kein Mitarbeiter heißt ${list}: Sagen Sie, wer das ist, etwa mit --agent "${first}=w0", oder lassen Sie diese Zeilen weg.`,
  },
};

function calls(number: number): string {
  return `${inEnglish(number)} ${number === 1 ? 'call' : 'calls'}`;
}

function leftOut({ known, withoutAgent, withoutCaller }: ImportTotals): string {
  const others =
    withoutCaller === 0 ? '' : `, ${inEnglish(withoutCaller)} of callers who can't be recognised`;
  return `${inEnglish(known)} already there, ${inEnglish(withoutAgent)} without an agent's pick-up${others}`;
}

function callsInGerman(number: number): string {
  return `${inGerman(number)} ${number === 1 ? 'Anruf' : 'Anrufe'}`;
}

function leftOutInGerman({ known, withoutAgent, withoutCaller }: ImportTotals): string {
  const others = withoutCaller === 0 ? '' : `, ${inGerman(withoutCaller)} von nicht erkennbaren Anrufern`;
  return `${inGerman(known)} schon vorhanden, ${inGerman(withoutAgent)} ohne Annahme durch einen Mitarbeiter${others}`;
}
