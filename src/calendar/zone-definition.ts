import type { TimeZone } from '../domain/time-zone.ts';
import type { ZoneLines } from './ics-components.ts';
import { type IcsLine, rawValueIn } from './ics-lines.ts';
import { readRecurrence } from './ics-recurrence.ts';
import { readTimes } from './ics-time.ts';
import { daysOfRecurrence } from './recurrence.ts';
import { fixedZone, zoneByOffset } from './zone-of-offset.ts';

/** At `at`, the offset from UTC changes from `before` to `after`, in minutes. */
interface Transition {
  readonly at: number;
  readonly before: number;
  readonly after: number;
}

const dayMs = 86_400_000;
const yearMs = 365 * dayMs;
/** Events are looked for from a year ago to two years ahead, and may have begun before. */
const yearsAround = 4;
/** Some programs list every change of the clocks since 1893. */
const maxRules = 500;

/** The name that a definition gives its zone, and the place that it names, if any. */
export function definedPlace({ lines }: ZoneLines): { readonly name: string; readonly place: string | null } {
  // A text escapes its commas; the parameter that refers to it does not.
  const name = (rawValueIn(lines, 'TZID') ?? '').replaceAll(/\\([,;\\])/g, '$1');
  return { name, place: rawValueIn(lines, 'X-LIC-LOCATION') };
}

/**
 * The zone as the calendar defines it (VTIMEZONE), correct in the years around `now`; null: it has no rules,
 * or they end too soon, as when only one year's changes are listed.
 */
export function zoneOfDefinition(definition: ZoneLines, now: number): TimeZone | null {
  const transitions = definition.rules
    .slice(0, maxRules)
    .flatMap(lines => transitionsOf(lines, now))
    .sort((a, b) => a.at - b.at);
  const [first] = transitions;
  if (first === undefined) return null;
  const isOneTime = transitions.every(({ after }) => after === first.after);
  if (!isOneTime && (transitions.at(-1)?.at ?? 0) < now + yearMs) return null;
  return zoneByOffset(definedPlace(definition).name, at => {
    const latest = transitions.findLast(transition => transition.at <= at);
    return latest?.after ?? first.before;
  });
}

function transitionsOf(lines: readonly IcsLine[], now: number): readonly Transition[] {
  const [before, after] = [
    offsetOf(rawValueIn(lines, 'TZOFFSETFROM')),
    offsetOf(rawValueIn(lines, 'TZOFFSETTO')),
  ];
  const [start, ...listed] = ['DTSTART', 'RDATE'].flatMap(name => localTimes(lines, name));
  if (after === null || start === undefined) return [];
  const clock = fixedZone(before ?? after);
  const rule = lines.find(line => line.name === 'RRULE');
  const read = rule === undefined ? null : readRecurrence(rule, { ...start, zone: clock, allDay: false });
  const around = (years: number): string => clock.toLocal(now + years * 366 * dayMs).date;
  const days =
    read?.rule == null
      ? [start.date]
      : daysOfRecurrence(read.rule, start.date, { from: around(-yearsAround), until: around(yearsAround) });
  return [...days.map(date => ({ date, minute: start.minute })), ...listed]
    .map(({ date, minute }) => clock.toEpoch(date, minute))
    .filter(at => at <= (read?.until ?? Infinity))
    .map(at => ({ at, before: before ?? after, after }));
}

function localTimes(lines: readonly IcsLine[], name: string) {
  const utc = fixedZone(0);
  const zones = { ofDays: utc, floating: utc, floatingName: '', find: () => utc };
  return lines
    .filter(line => line.name === name)
    .flatMap(line => {
      const read = readTimes(line, zones);
      return read.ok ? read.value : [];
    });
}

function offsetOf(text: string | null): number | null {
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})/.exec(text ?? '') ?? [];
  return hours === undefined ? null : (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}
