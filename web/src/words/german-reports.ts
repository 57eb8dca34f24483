import type { Words } from './words.ts';

export const germanReports: Words['reports'] = {
  title: 'Berichte',
  period: 'Zeitraum',
  periods: { today: 'Heute', week: '7 Tage', month: '30 Tage', quarter: '90 Tage', year: '12 Monate' },
  hours: 'Wann angerufen wird',
  hoursHint: 'Anrufe an die Hotline nach Wochentag und Stunde',
  days: 'Angenommen und bekannte Stimme',
  day: 'Tag',
  hour: 'Uhr',
  waits: 'Wie lange gewartet wird',
  wait: 'Wartezeit',
  upTo: (from, to) => `${from} bis ${to} s`,
  over: from => `über ${from} s`,
  rules: 'Warum es dort klingelte',
  rule: 'Grund',
  calls: 'Anrufe',
  share: 'Anteil',
  table: 'Als Tabelle',
  csv: 'Als CSV',
  none: 'In diesem Zeitraum gab es keine Anrufe an die Hotline.',
  team: 'Alle Zahlen gelten für das Team als Ganzes.',
};
