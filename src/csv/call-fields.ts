import type { Guesses } from './columns.ts';

/** What a column of a table of calls can mean. Either `startedAt` or `answeredAt` must be there. */
export type CallField =
  /** Who called the company; or whom it called, if no other column says that. */
  | 'caller'
  /** Who picked up; or which agent called, if no other column says that. */
  | 'agent'
  /** The number that was called; of a call that an agent made, the person outside. */
  | 'called'
  /** Who made an outgoing call. */
  | 'callingAgent'
  | 'startedAt'
  | 'answeredAt'
  | 'endedAt'
  | 'talkTime'
  | 'direction'
  /** Whether it was answered. */
  | 'outcome';

/** Headings that name an end of a call, whoever it is: for outgoing calls, caller and agent change places. */
export const endHeadings: Readonly<Record<'caller' | 'agent', readonly string[]>> = {
  caller: [
    'callerId',
    'from',
    'source',
    'src',
    'Quelle',
    'Von',
    'Absender',
    'A-Rufnummer',
    'caller',
    'Anrufer',
    'Call From',
    'Anruf von',
  ],
  agent: [
    'Ziel',
    'target',
    'An',
    'to',
    'dst',
    'destination',
    'Nach',
    'B-Rufnummer',
    'Empfänger',
    'Angerufener',
    'callee',
    'Call To',
    'Anruf an',
  ],
};

/** Headings of German and English exports. */
export const callGuesses: Guesses<CallField> = {
  caller: [
    'Anrufer',
    'Anrufernummer',
    'Rufnummer',
    'Telefonnummer',
    ...endHeadings.caller,
    'caller number',
    'Nummer',
    'phone',
    'phone number',
    'number',
  ],
  agent: [
    'Mitarbeiter',
    'Agent',
    'agent id',
    'Bearbeiter',
    'Angenommen von',
    'Angenommen',
    'Benutzer',
    'answeredBy',
    'user',
    'Nebenstelle',
    'extension',
    'Teilnehmer',
    ...endHeadings.agent,
  ],
  called: ['Gewählte Nummer', 'Angerufene Nummer', 'Zielrufnummer', 'dialled number', 'dialed number'],
  callingAgent: ['Angerufen von'],
  answeredAt: [
    'angenommen um',
    'Annahme',
    'Annahmezeit',
    'answeredAt',
    'answered',
    'answer',
    'answer time',
    'Gesprächsbeginn',
  ],
  startedAt: [
    'Datum+Uhrzeit',
    'Datum+Zeit',
    'date+time',
    'Tag+Uhrzeit',
    'Zeit',
    'Zeitpunkt',
    'Beginn',
    'Startzeit',
    'Anrufbeginn',
    'Anrufzeit',
    'startedAt',
    'started',
    'start',
    'calldate',
    'call time',
    'Start time',
    'timestamp',
    'Datum',
    'Datum/Uhrzeit',
    'date',
    'time',
  ],
  endedAt: ['Ende', 'endedAt', 'ended', 'end', 'end time', 'Endzeit', 'Gesprächsende'],
  talkTime: [
    'Gesprächsdauer',
    'Gesprächszeit',
    'talk duration',
    'Dauer',
    'Gesprächsminuten',
    'Gesprächssekunden',
    'Minuten',
    'Sekunden',
    'minutes',
    'seconds',
    'talk time',
    'billsec',
    'duration',
    'talk',
    'talking',
    'Länge',
  ],
  direction: [
    'Richtung',
    'direction',
    'Anrufrichtung',
    'Art',
    'Typ',
    'type',
    'call type',
    'incoming',
    'Anruftyp',
    'kind',
  ],
  outcome: [
    'Status',
    'Ergebnis',
    'disposition',
    'result',
    'call result',
    'outcome',
    'Anrufstatus',
    'call status',
  ],
};
