import type { ReportWords } from './report-words.ts';

export const germanReports: ReportWords = {
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
  hotline: 'Hotline',
  allHotlines: 'Alle Hotlines',
  measures: 'Wie gut man sich kennt',
  measuresHint:
    'Kontinuität, Schnelligkeit und die Auslastung des Teams. Der Strich über einem Balken zeigt, wo der Wert mit 95 % Sicherheit liegt.',
  measure: 'Maß',
  value: 'Wert',
  from: 'Von',
  to: 'Bis',
  formula: 'Wie gezählt wird',
  agreement: {
    title: hotline => `${hotline}: zur Probe`,
    agreed: (answered, agreed, share) =>
      `Bei ${agreed} von ${answered} angenommenen Anrufen (${share}) hätte es bei der Person geklingelt, die annahm.`,
    wouldKnow: (returning, familiar, wouldRing) =>
      `Von ${returning} Anrufen bekannter Anrufer erreichten ${familiar} jemanden, den sie kennen; bei ${wouldRing} hätte es bei jemandem geklingelt, den sie kennen.`,
    hint: 'Der Unterschied ist kein Fehler: Er ist das, was sich ändern würde.',
  },
};
