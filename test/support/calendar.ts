import { type CalendarContent, readCalendar } from '../../src/calendar/ics.ts';
import { zoneOf } from './time-zone.ts';

const zone = zoneOf('Europe/Berlin');
export const now = Date.parse('2026-06-01T12:00Z');

/** What stands in a calendar, read in Berlin on 1 June 2026. */
export async function read(bytes: Uint8Array): Promise<CalendarContent> {
  const result = await readCalendar(bytes, { zone, now });
  if (!result.ok) throw new Error(result.problem.en);
  return result.content;
}

export async function problemOf(bytes: Uint8Array): Promise<string | null> {
  const result = await readCalendar(bytes, { zone, now });
  return result.ok ? null : result.problem.en;
}

export async function warningsAbout(bytes: Uint8Array): Promise<readonly string[]> {
  const result = await readCalendar(bytes, { zone, now });
  return result.ok ? result.content.warnings.map(({ en }) => en) : [result.problem.en];
}

export function calendar(...lines: readonly string[]): Uint8Array {
  const text = ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR', ''].join('\r\n');
  return new TextEncoder().encode(text);
}

export function event(...lines: readonly string[]): readonly string[] {
  return ['BEGIN:VEVENT', 'UID:1', 'SUMMARY:Urlaub', ...lines, 'END:VEVENT'];
}

/** The times that the calendar marks, as `begin/end` in UTC. */
export async function timesIn(bytes: Uint8Array): Promise<readonly string[]> {
  const { events } = await read(bytes);
  const utc = (at: number): string => new Date(at).toISOString().slice(0, 16);
  return events
    .flatMap(({ times }) => times)
    .sort((a, b) => a.from - b.from)
    .map(({ from, to }) => `${utc(from)}/${utc(to)}`);
}
