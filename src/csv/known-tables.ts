import type { CallField } from './call-fields.ts';
import { type CallKind, unknownKind } from './call-kind.ts';
import { plainHeading } from './columns.ts';
import type { ClockReading } from './duration.ts';

/** A table of calls as a known system exports it. */
export interface KnownTable {
  readonly name: string;
  /** Field -> heading. The table is recognised only if all of these, and those of `marks`, are there. */
  readonly columns: Readonly<Partial<Record<CallField, string>>>;
  readonly marks?: readonly string[];
  /** What its durations mean, if their form does not show it. */
  readonly durations?: ClockReading;
  /** The meaning of its direction values, in lower case, if they are not words. */
  readonly kinds?: Readonly<Record<string, CallKind>>;
  /** Whether `caller` and `agent` are the ends of a call, whoever is at which. */
  readonly hasEnds?: boolean;
  /** The time zone of its times, unless the operator names another. */
  readonly timeZone?: string;
}

const incoming: CallKind = { ...unknownKind, direction: 'in' };
const outgoing: CallKind = { ...unknownKind, direction: 'out' };
const nobody: CallKind = { ...unknownKind, isAnswered: false };
const internal: CallKind = { ...unknownKind, direction: 'internal' };

const fritzBox = {
  name: 'FRITZ!Box',
  durations: 'h:mm',
  // 3 means outgoing in older versions, and refused in newer ones, where outgoing is 4: refused ones lasted
  // 0:00.
  kinds: {
    '1': incoming,
    '2': nobody,
    '3': outgoing,
    '4': outgoing,
    '9': incoming,
    '10': nobody,
    '11': outgoing,
  },
} as const;

const asterisk = {
  caller: 'src',
  agent: 'dstchannel',
  called: 'dst',
  callingAgent: 'channel',
  outcome: 'disposition',
} as const;

const teamsKinds = { user_in: incoming, user_out: outgoing, byotin: incoming, byotout: outgoing } as const;

/** The first match counts, so tables with more columns come first. */
const knownTables: readonly KnownTable[] = [
  {
    ...fritzBox,
    columns: {
      caller: 'Rufnummer',
      agent: 'Nebenstelle',
      startedAt: 'Datum',
      talkTime: 'Dauer',
      direction: 'Typ',
    },
    marks: ['Eigene Rufnummer'],
  },
  ...['Number', 'Telephone number'].map(number => ({
    ...fritzBox,
    columns: {
      caller: number,
      agent: 'Extension',
      startedAt: 'Date',
      talkTime: 'Duration',
      direction: 'Type',
    },
    marks: ['Name'],
  })),
  {
    name: 'STARFACE (Leitungsdaten)',
    columns: {
      caller: 'callernumber',
      agent: 'calledlogin',
      called: 'callednumber',
      callingAgent: 'callerlogin',
      startedAt: 'starttime',
      answeredAt: 'linktime',
      endedAt: 'hanguptime',
      direction: 'incoming',
      outcome: 'callresult',
    },
  },
  {
    name: 'STARFACE (Verbindungsdaten)',
    hasEnds: true,
    columns: {
      caller: 'callercallerid',
      agent: 'calledcallerid',
      startedAt: 'starttime',
      answeredAt: 'linktime',
      endedAt: 'callresulttime',
      outcome: 'callresult',
    },
  },
  {
    name: '3CX (CDR)',
    columns: {
      caller: 'from-no',
      agent: 'final-dispname',
      called: 'to-no',
      callingAgent: 'from-dispname',
      startedAt: 'time-start',
      answeredAt: 'time-answered',
      endedAt: 'time-end',
      direction: 'from-type',
    },
    kinds: {
      line: incoming,
      externalline: incoming,
      extension: outgoing,
      queue: internal,
      ringgroup: internal,
      ivr: internal,
    },
  },
  {
    name: '3CX (call report)',
    hasEnds: true,
    columns: {
      caller: 'From',
      agent: 'To',
      startedAt: 'Call Time',
      talkTime: 'Talking',
      direction: 'Direction',
      outcome: 'Status',
    },
    marks: ['Ringing'],
  },
  {
    name: '3CX (call report)',
    hasEnds: true,
    columns: {
      caller: 'Caller ID',
      agent: 'Destination',
      startedAt: 'Call Time',
      talkTime: 'Talking',
      outcome: 'Status',
    },
    marks: ['Ringing'],
  },
  {
    name: 'Asterisk (cdr-csv)',
    hasEnds: true,
    columns: { ...asterisk, startedAt: 'start', answeredAt: 'answer', endedAt: 'end' },
    marks: ['dcontext', 'billsec'],
  },
  {
    name: 'FreePBX (CDR)',
    hasEnds: true,
    columns: { ...asterisk, startedAt: 'calldate', talkTime: 'billsec' },
    marks: ['dcontext'],
  },
  {
    name: 'FreePBX (CDR report)',
    hasEnds: true,
    columns: {
      caller: 'CallerID',
      agent: 'Destination',
      startedAt: 'Call Date',
      talkTime: 'Duration',
      outcome: 'Disposition',
    },
  },
  {
    name: 'Microsoft Teams (PSTN usage)',
    columns: {
      caller: 'Caller ID',
      agent: 'User Display Name',
      called: 'Destination Number',
      callingAgent: 'User Display Name',
      startedAt: 'Start Time',
      endedAt: 'End Time',
      talkTime: 'Duration Seconds',
      direction: 'Call Type',
    },
    kinds: teamsKinds,
    timeZone: 'UTC',
  },
  {
    name: 'Microsoft Teams (Graph call records)',
    columns: {
      caller: 'callerNumber',
      agent: 'userDisplayName',
      called: 'calleeNumber',
      callingAgent: 'userDisplayName',
      startedAt: 'startDateTime',
      endedAt: 'endDateTime',
      talkTime: 'duration',
      direction: 'callType',
    },
    kinds: teamsKinds,
    timeZone: 'UTC',
  },
  {
    name: 'Placetel',
    hasEnds: true,
    columns: {
      caller: 'from_number',
      agent: 'to_number',
      startedAt: 'received_at',
      talkTime: 'duration',
      direction: 'type',
    },
  },
  {
    name: 'sipgate (classic)',
    columns: {
      caller: 'source',
      agent: 'targetAlias',
      called: 'target',
      callingAgent: 'sourceAlias',
      startedAt: 'created',
      talkTime: 'duration',
      direction: 'direction',
      outcome: 'status',
    },
  },
  {
    name: 'sipgate (neo)',
    hasEnds: true,
    columns: {
      caller: 'from',
      agent: 'to',
      startedAt: 'startedAt',
      answeredAt: 'establishedAt',
      endedAt: 'terminatedAt',
      direction: 'direction',
    },
  },
];

/** The known table that has these headings, if any. */
export function recogniseTable(headings: readonly string[]): KnownTable | null {
  const there = new Set(headings.map(plainHeading));
  return (
    knownTables.find(({ columns, marks = [] }) =>
      [...Object.values(columns), ...marks].every(heading => there.has(plainHeading(heading))),
    ) ?? null
  );
}
