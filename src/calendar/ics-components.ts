import { type IcsLine, rawValue, rawValueIn, readLines, toUtf8 } from './ics-lines.ts';

/** What a calendar file says of itself. */
export interface CalendarHead {
  /** Such as PUBLISH, or CANCEL in a mail that calls something off; empty: none. */
  readonly method: string;
  /** Its own name; with Google, its owner's address. */
  readonly name: string;
  /** The name of the zone for times that name none; empty: not given. */
  readonly timeZone: string;
}

/** The lines of one event, and the head of the calendar it is in. */
export interface EventLines {
  readonly lines: readonly IcsLine[];
  readonly head: CalendarHead;
}

/** A time zone as a calendar defines it: its own lines, and those of each rule. */
export interface ZoneLines {
  readonly lines: readonly IcsLine[];
  readonly rules: readonly (readonly IcsLine[])[];
}

export interface Components {
  readonly heads: readonly CalendarHead[];
  readonly events: readonly EventLines[];
  readonly zones: readonly ZoneLines[];
  /** How many tasks there are, which are no events. */
  readonly tasks: number;
  readonly journals: number;
  readonly freeBusy: number;
  readonly availabilities: number;
  /** Whether its end is missing, so there may have been more. */
  readonly isCutOff: boolean;
}

/** The properties that are read from a calendar file; all others are ignored. */
const needed: ReadonlySet<string> = new Set([
  ...['BEGIN', 'END', 'METHOD', 'X-WR-CALNAME', 'X-WR-TIMEZONE'],
  ...['UID', 'SUMMARY', 'DTSTART', 'DTEND', 'DURATION', 'STATUS', 'SEQUENCE', 'CLASS', 'CATEGORIES'],
  ...['RRULE', 'EXRULE', 'RDATE', 'EXDATE', 'RECURRENCE-ID'],
  ...['X-MICROSOFT-CDO-ALLDAYEVENT', 'X-MICROSOFT-MSNCALENDAR-ALLDAYEVENT'],
  ...['TRANSP', 'X-MICROSOFT-CDO-BUSYSTATUS', 'X-MICROSOFT-BUSYSTATUS', 'X-MICROSOFT-CDO-INTENDEDSTATUS'],
  ...['ATTENDEE', 'ORGANIZER'],
  ...['TZID', 'X-LIC-LOCATION', 'TZOFFSETFROM', 'TZOFFSETTO'],
]);

/** A part of the file that has begun but not ended. */
interface Open {
  readonly kind: string;
  readonly lines: IcsLine[];
  readonly rules: IcsLine[][];
}

/** Takes a calendar file apart; null: it is none. Yields now and then, to let calls in. */
export function* splitCalendar(bytes: Uint8Array): Generator<undefined, Components | null> {
  const heads: CalendarHead[] = [];
  const events: { readonly lines: readonly IcsLine[]; readonly calendar: number }[] = [];
  const zones: ZoneLines[] = [];
  const others = { VTODO: 0, VJOURNAL: 0, VFREEBUSY: 0, VAVAILABILITY: 0 };
  const stack: Open[] = [];
  let isCutOff = false;

  function close(isProper: boolean): void {
    const part = stack.pop();
    if (part === undefined) return;
    isCutOff ||= !isProper;
    const { kind, lines, rules } = part;
    if (kind === 'VCALENDAR') heads.push(readHead(lines));
    // The calendar is still open; its head is read at its end.
    else if (kind === 'VEVENT') events.push({ lines, calendar: heads.length });
    else if (kind === 'VTIMEZONE') zones.push({ lines, rules });
    else if (kind === 'STANDARD' || kind === 'DAYLIGHT') stack.at(-1)?.rules.push(lines);
    else if (kind in others) others[kind as keyof typeof others] += 1;
  }

  function begin(kind: string): void {
    // Calendars don't nest: the one before was never closed.
    if (kind === 'VCALENDAR') while (stack.length > 0) close(false);
    if (topLevel.has(kind)) while ((stack.at(-1)?.kind ?? 'VCALENDAR') !== 'VCALENDAR') close(false);
    if (kind === 'VCALENDAR' || stack.length > 0) stack.push({ kind, lines: [], rules: [] });
  }

  function end(kind: string): void {
    if (!stack.some(part => part.kind === kind)) return;
    while (stack.at(-1)?.kind !== kind) close(false);
    close(true);
  }

  for (const line of readLines(toUtf8(bytes), needed)) {
    if (line === undefined) yield undefined;
    else if (line.name === 'BEGIN') begin(rawValue(line).toUpperCase());
    else if (line.name === 'END') end(rawValue(line).toUpperCase());
    else stack.at(-1)?.lines.push(line);
  }
  isCutOff ||= stack.length > 0;
  // What was being read when the file ended may be incomplete.
  while (stack.length > 0)
    if (stack.at(-1)?.kind === 'VCALENDAR') close(false);
    else stack.pop();
  if (heads.length === 0) return null;
  return {
    heads,
    events: events.map(({ lines, calendar }) => ({ lines, head: heads[calendar] ?? noHead })),
    zones,
    tasks: others.VTODO,
    journals: others.VJOURNAL,
    freeBusy: others.VFREEBUSY,
    availabilities: others.VAVAILABILITY,
    isCutOff,
  };
}

const topLevel = new Set(['VEVENT', 'VTODO', 'VJOURNAL', 'VFREEBUSY', 'VTIMEZONE', 'VAVAILABILITY']);
const noHead: CalendarHead = { method: '', name: '', timeZone: '' };

function readHead(lines: readonly IcsLine[]): CalendarHead {
  return {
    method: (rawValueIn(lines, 'METHOD') ?? '').toUpperCase(),
    name: rawValueIn(lines, 'X-WR-CALNAME') ?? '',
    timeZone: rawValueIn(lines, 'X-WR-TIMEZONE') ?? '',
  };
}
