import type { ReportWords } from './report-words.ts';

export const germanReports: ReportWords = {
  title: 'Berichte',
  period: 'Zeitraum',
  periods: {
    'days=1': 'Heute',
    'span=this-week': 'Diese Woche',
    'span=last-week': 'Letzte Woche',
    'span=this-month': 'Dieser Monat',
    'span=last-month': 'Letzter Monat',
    'days=30': '30 Tage',
    'days=90': '90 Tage',
    'span=this-year': 'Dieses Jahr',
    'days=365': '12 Monate',
  },
  own: 'Eigener Zeitraum',
  print: 'Drucken',
  answer: 'In Kürze',
  aboutImported:
    'Aus importierten Anrufen weiß Familiar, wer wen kennt. In den Zahlen fehlen sie, denn sie sagen nicht, wer verpasst wurde und wie lange gewartet wurde.',
  stillCounting: days =>
    `Die Zahlen von ${days === '1' ? 'einem Tag' : `${days} Tagen`} werden noch gezählt. So lange dauert ein Bericht länger; er ist trotzdem vollständig.`,
  before: 'davor',
  experts: 'Für Fachleute',
  span: (from, to) => `${from} bis ${to}`,
  moveBetween: chart => `${chart}; die Pfeiltasten führen von Tag zu Tag`,
  familiarDays: 'Bekannte Stimme Tag für Tag',
  familiarDaysHint: 'Anteil der Anrufe bekannter Anrufer, die jemanden erreichten, den sie kennen',
  familiarOf: (familiar, of, share) =>
    of === '0'
      ? 'keine Anrufe bekannter Anrufer'
      : `${familiar} von ${of} ${of === '1' ? 'Anruf' : 'Anrufen'} bekannter Anrufer (${share})`,
  regulars: 'Anrufe bekannter Anrufer',
  work: {
    title: 'Gesprächs- und Bearbeitungszeit',
    talked: 'Gesprächszeit des Teams',
    handled: 'Mit Nachbearbeitung',
    mean: duration => `im Mittel ${duration} je Anruf`,
    hint: 'Zeit der Anrufe an die Hotline, für das Team zusammen. Kommt der nächste Anruf während einer Nachbearbeitung, zählt diese Zeit nur einmal.',
  },
  hours: 'Wann angerufen wird',
  hoursHint: 'Anrufe an die Hotline nach Wochentag und Stunde',
  days: 'Anrufe Tag für Tag',
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
  callbacks: {
    title: 'Rückrufe auf Wunsch',
    asked: 'Darum gebeten',
    ends: {
      talked: 'Zurückgerufen',
      open: 'Noch offen',
      'not-reached': 'Vergeblich versucht',
      expired: 'Niemand hatte Zeit',
      'called-again': 'Riefen vorher wieder an',
      withdrawn: 'Zurückgenommen',
    },
    byKnown: calls => `Bei ${calls} davon rief jemand zurück, den der Anrufer kennt.`,
    times: (half, nineOfTen) =>
      `Binnen ${half} war die Hälfte zurückgerufen, binnen ${nineOfTen} waren es neun von zehn.`,
    answered: (without, withThem) => `Angenommene Anrufe: ${without}, mit Rückrufen ${withThem}.`,
    familiar: (without, withThem) =>
      `Anrufe bekannter Anrufer, die jemanden erreichten, den sie kennen: ${without}, mit Rückrufen ${withThem}.`,
    hint: 'Ein Rückruf zählt, sobald jemand mit dem Anrufer gesprochen hat. Wer nicht zurückgerufen wurde, steht unter „Rückrufe“.',
  },
  agreement: {
    title: hotline => `${hotline}: zur Probe`,
    agreed: (answered, agreed, share) =>
      `Bei ${agreed} von ${answered === '1' ? '1 angenommenen Anruf' : `${answered} angenommenen Anrufen`} (${share}) hätte es bei der Person geklingelt, die annahm.`,
    wouldKnow: (returning, familiar, wouldRing) =>
      `Von ${returning === '1' ? '1 Anruf' : `${returning} Anrufen`} bekannter Anrufer erreichten ${familiar} jemanden, den sie kennen; bei ${wouldRing} hätte es bei jemandem geklingelt, den sie kennen.`,
    hint: 'Der Unterschied ist kein Fehler: Er ist das, was sich ändern würde.',
  },
};
