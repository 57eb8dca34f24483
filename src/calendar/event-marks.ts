import type { BusyKind } from './busy-kinds.ts';
import type { EventLines } from './ics-components.ts';
import type { IcsLine } from './ics-lines.ts';
import { readText } from './ics-property.ts';
import { onOneLine } from './text.ts';

/** Somebody who is invited to an event, or its organiser. */
export interface EventPerson {
  /** Empty: not given. */
  readonly name: string;
  /** In lower case; empty: not given. */
  readonly address: string;
  readonly role: 'organizer' | 'attendee';
  readonly hasDeclined: boolean;
}

/** What an event says besides its times. */
export interface EventMarks {
  readonly busy: BusyKind;
  /** Whether its title is private. */
  readonly isPrivate: boolean;
  readonly categories: readonly string[];
  readonly people: readonly EventPerson[];
}

const maxPeople = 200;

export function readMarks({ lines, head }: EventLines): EventMarks {
  const categories = lines
    .filter(line => line.name === 'CATEGORIES')
    .flatMap(line => readText(line).values)
    .flatMap(value => value.split(/[,;]/))
    .map(value => onOneLine(value, 100))
    .filter(value => value !== '');
  return {
    busy: busyOf(lines, head.method, categories),
    isPrivate: /^(PRIVATE|CONFIDENTIAL)$/.test(wordOf(lines, 'CLASS')),
    categories,
    people: lines
      .filter(({ name }) => name === 'ATTENDEE' || name === 'ORGANIZER')
      .slice(0, maxPeople)
      .flatMap(readPerson),
  };
}

/**
 * How an event marks its time. Outlook says so more exactly; in an invitation, what the sender wants it to
 * become.
 */
function busyOf(lines: readonly IcsLine[], method: string, categories: readonly string[]): BusyKind {
  const isFree = wordOf(lines, 'TRANSP') === 'TRANSPARENT';
  const intended = method === 'REQUEST' ? wordOf(lines, 'X-MICROSOFT-CDO-INTENDEDSTATUS') : '';
  const outlook =
    intended || wordOf(lines, 'X-MICROSOFT-CDO-BUSYSTATUS') || wordOf(lines, 'X-MICROSOFT-BUSYSTATUS');
  const isUnsettled = /^(TENTATIVE|PENDING|REQUESTED|NEEDS-ACTION)$/.test(wordOf(lines, 'STATUS'));
  switch (outlook.replaceAll(/[^A-Z]/g, '')) {
    case 'OOF':
      return isUnsettled ? 'tentative' : 'out-of-office';
    case 'FREE':
      return 'free';
    case 'WORKINGELSEWHERE':
      return 'elsewhere';
    case 'TENTATIVE':
      return isFree ? 'free' : 'tentative';
    default:
      if (isFree) return 'free';
      if (isUnsettled) return 'tentative';
      return categories.flatMap(name => meanings.get(name.toLowerCase()) ?? [])[0] ?? 'busy';
  }
}

/** Categories of events at which people work, though many programs mark them as busy. */
const meanings: ReadonlyMap<string, BusyKind> = new Map([
  ...['birthday', 'birthdays', 'geburtstag', 'geburtstage', 'anniversary', 'jahrestag'].map(
    name => [name, 'free'] as const,
  ),
  ...[
    'homeoffice',
    'home office',
    'home-office',
    'mobile arbeit',
    'mobiles arbeiten',
    'telearbeit',
    'remote',
  ].map(name => [name, 'elsewhere'] as const),
]);

function wordOf(lines: readonly IcsLine[], name: string): string {
  const line = lines.find(it => it.name === name);
  return line === undefined ? '' : (readText(line).values[0] ?? '').trim().toUpperCase();
}

function readPerson(line: IcsLine): readonly EventPerson[] {
  const { parameters, values } = readText(line);
  const parameter = (name: string): string => String(parameters[name] ?? '');
  // Rooms and cars are invited like people.
  if (/^(ROOM|RESOURCE)$/i.test(parameter('cutype'))) return [];
  return [
    {
      name: onOneLine(parameter('cn').replaceAll('"', ''), 100),
      address: (values[0] ?? '')
        .replace(/^mailto:/i, '')
        .trim()
        .toLowerCase(),
      role: line.name === 'ORGANIZER' ? 'organizer' : 'attendee',
      hasDeclined: /^DECLINED$/i.test(parameter('partstat')),
    },
  ];
}
