import { titleOf } from './ics-event.ts';
import type { IcsLine } from './ics-lines.ts';
import type { CalendarText } from './text.ts';

/** Sentences about a calendar as a whole. */
export const aboutCalendar = {
  noCalendar: say(
    'The file is no calendar: BEGIN:VCALENDAR is not in it. Export the calendar as .ics.',
    'Die Datei ist kein Kalender: BEGIN:VCALENDAR fehlt darin. Exportieren Sie den Kalender als .ics.',
  ),
  packed: say(
    'The file is packed. Unpack it, and import the .ics files in it one by one.',
    'Die Datei ist gepackt. Entpacken Sie sie, und importieren Sie die .ics-Dateien darin einzeln.',
  ),
  cutOff: say(
    'The calendar is cut off: its end is missing. What it contains is taken over, and nothing is removed because the rest is missing; export it again.',
    'Der Kalender ist abgeschnitten: Sein Ende fehlt. Was darin steht, wird übernommen, und was fehlt, wird nicht entfernt; exportieren Sie ihn noch einmal.',
  ),
  tooLarge: (bytes: number, max: number): CalendarText =>
    say(
      `The calendar has ${megabytes(bytes)} MB; at most ${max / 1024 / 1024} MB are read. Export only the absences, and no past years.`,
      `Der Kalender hat ${megabytes(bytes)} MB; gelesen werden höchstens ${max / 1024 / 1024} MB. Exportieren Sie nur die Abwesenheiten, und keine vergangenen Jahre.`,
    ),
  tooManyEvents: (count: number, max: number): CalendarText =>
    say(
      `The calendar has ${count} events; at most ${max} are read. Export only the absences, and no past years.`,
      `Der Kalender hat ${count} Termine; gelesen werden höchstens ${max}. Exportieren Sie nur die Abwesenheiten, und keine vergangenen Jahre.`,
    ),
  tooManyTimes: (max: number): CalendarText =>
    say(
      `The calendar marks more than ${max} times in three years. Export only the absences.`,
      `Der Kalender enthält mehr als ${max} Zeiten in drei Jahren. Exportieren Sie nur die Abwesenheiten.`,
    ),
  tooManyRepeat: (max: number): CalendarText =>
    say(
      `The calendar has more than ${max} events that repeat. Export only the absences.`,
      `Der Kalender hat mehr als ${max} Termine, die sich wiederholen. Exportieren Sie nur die Abwesenheiten.`,
    ),
  andMore: (count: number): CalendarText => say(`And ${count} more.`, `Und ${count} weitere.`),
} as const;

/** A sentence about one event; `what` says what is wrong with it. */
export function aboutEvent(lines: readonly IcsLine[], what: CalendarText): CalendarText {
  const title = titleOf(lines).slice(0, 80);
  const start = startOf(lines);
  return say(
    `The event "${title}" of ${start ?? 'no date'} ${what.en}.`,
    `Der Termin „${title}“ ${start === null ? 'ohne Datum' : `vom ${start}`} ${what.de}.`,
  );
}

/** The start as it is written, in people's form; null: there is none. */
function startOf(lines: readonly IcsLine[]): string | null {
  const text = lines.find(line => line.name === 'DTSTART')?.text ?? '';
  const [, year, month, day, hour, minute] =
    /:(\d{4})-?(\d{2})-?(\d{2})(?:T(\d{2}):?(\d{2}))?/.exec(text) ?? [];
  if (year === undefined) return null;
  return `${year}-${month}-${day}${hour === undefined ? '' : ` ${hour}:${minute}`}`;
}

function megabytes(bytes: number): string {
  return (bytes / 1024 / 1024).toFixed(1);
}

function say(en: string, de: string): CalendarText {
  return { en, de };
}
