import type { Text } from './remedy.ts';

/** What the fields of a document are called in texts for people. */
export const fieldWords = {
  language: say('Sprache der Ansagen', 'Language of announcements'),
  timeZone: say('Zeitzone', 'Time zone'),
  learning: say('Lernen', 'Learning'),
  groups: say('Gruppe', 'Group'),
  hours: say('Öffnungszeiten', 'Opening hours'),
  hotlines: say('Hotline', 'Hotline'),
  absences: say('Abwesenheit', 'Absence'),
  callers: say('Regel', 'Rule'),
  announcements: say('Ansage', 'Announcement'),
  name: say('Name', 'Name'),
  numbers: say('Rufnummern', 'Phone numbers'),
  agents: say('Agenten und Gruppen', 'Agents and groups'),
  policy: say('Strategie', 'Policy'),
  ringFamiliar: say('Bekannte zugleich', 'Familiar agents at once'),
  ringNextFamiliar: say('Weitere Bekannte zugleich', 'Next familiar agents at once'),
  ringStrangers: say('Für Unbekannte zugleich', 'For strangers at once'),
  factor: say('Mindestanteil', 'Share to exceed'),
  memory: say('Gedächtnis', 'Memory'),
  withheld: say('Unterdrückte Nummer', 'Withheld number'),
  waiting: say('Warten', 'Waiting'),
  familiarSeconds: say('Auf Bekannte (Sekunden)', 'For a familiar agent (seconds)'),
  anySeconds: say('Danach auf irgendwen (Sekunden)', 'Then for anybody (seconds)'),
  music: say('Wartemusik', 'Hold music'),
  prompt: say('Ansage am Anfang', 'What is said first'),
  voicemailKey: say('Taste 2 führt zur Mailbox', 'Key 2 leads to voicemail'),
  overflow: say('Überlauf', 'Overflow'),
  closed: say('Außerhalb der Öffnungszeiten', 'Outside of the opening hours'),
  'nobody-reachable': say('Niemand ist erreichbar', 'Nobody is reachable'),
  'all-busy': say('Alle sind im Gespräch', 'Everybody is in a call'),
  'hold-exhausted': say('Nach dem Warten', 'After waiting'),
  loadGuard: say('Lastgrenze', 'Load guard'),
  greeting: say('Ansage vor dem Klingeln', 'Greeting before the phone rings'),
  trial: say('Erprobung', 'Trial'),
  percent: say('Anteil der Anrufer (Prozent)', 'Share of the callers (percent)'),
  others: say('Die übrigen Anrufer', 'The other callers'),
  seed: say('Auslosung', 'Draw'),
  weekly: say('Woche', 'Week'),
  holidays: say('Feiertage von', 'Public holidays of'),
  holidayHours: say('An Feiertagen', 'On public holidays'),
  add: say('Weitere freie Tage', 'More holidays'),
  remove: say('Feiertage, an denen gearbeitet wird', 'Holidays on which you work'),
  halfDays: say('Halbe Tage', 'Half days'),
  exceptions: say('Ausnahmen', 'Exceptions'),
  date: say('Tag', 'Day'),
  direct: say('Anrufe auf die eigene Nummer zählen', 'Calls to an agent’s own number count'),
  outgoing: say('Ausgehende Anrufe zählen', 'Outgoing calls count'),
  halfLifeDays: say('Halbwertszeit (Tage)', 'Half-life (days)'),
  credit: say('Wer nach dem Verbinden zählt', 'Who counts after a transfer'),
  minTalkSeconds: say('Kürzeste Gesprächszeit (Sekunden)', 'Shortest talk (seconds)'),
  returnCallHours: say('Rückrufe zuordnen (Stunden)', 'Return calls (hours)'),
  agent: say('Agent', 'Agent'),
  from: say('Von', 'From'),
  to: say('Bis', 'To'),
  deputies: say('Vertretung', 'Deputies'),
  why: say('Grund', 'Reason'),
  uid: say('Kalendereintrag', 'Calendar entry'),
  prefixes: say('Nummernbereiche', 'Number ranges'),
  vip: say('VIP', 'VIP'),
  fixed: say('Fester Agent', 'Fixed agent'),
  strict: say('Sonst niemand', 'Nobody else'),
  never: say('Nie zu', 'Never to'),
  blocked: say('Gesperrt', 'Blocked'),
  someoneNew: say('Jemand Neues zuerst', 'Somebody new first'),
  until: say('Gilt bis', 'Counts until'),
  number: say('Rufnummer', 'Phone number'),
  announcement: say('Ansage', 'Announcement'),
} as const satisfies Readonly<Record<string, Text>>;

export type FieldName = keyof typeof fieldWords;

/** The name of a field; one that is not a field, such as that of a hotline, is itself. */
export function fieldText(name: string): Text {
  return Object.hasOwn(fieldWords, name) ? fieldWords[name as FieldName] : { de: name, en: name };
}

function say(de: string, en: string): Text {
  return { de, en };
}
