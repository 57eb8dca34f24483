import type { ReportWords, TrialWords } from './report-words.ts';

export const germanTrial: TrialWords = {
  title: hotline => `${hotline}: die Strategie auf Probe`,
  intro: (tried, base, shares) =>
    `„${tried}“ wird mit ${shares} der Anrufer erprobt; für die anderen gilt „${base}“.`,
  agreed: (tried, calls, answered, share) =>
    `Zur Probe entschied „${tried}“ ${calls} Anrufe. Von ${answered} angenommenen nahm bei ${share} jemand an, bei dem es geklingelt hätte.`,
  missed: calls => `Bei ${calls} Anrufen, die niemand annahm, hätte es bei jemandem geklingelt.`,
  known: (returning, familiar, wouldRing) =>
    `Von ${returning} Anrufen bekannter Anrufer erreichten ${familiar} jemanden, den sie kennen; bei ${wouldRing} hätte es bei jemandem geklingelt, den sie kennen.`,
  elsewhere: 'Angenommene Anrufe, die woandershin gegangen wären',
  groups: 'Die beiden Gruppen von Anrufern',
  difference: 'Unterschied',
  noise: 'kann Zufall sein',
  whatIf: 'Bekämen alle Anrufer',
  effective: 'Zählt wie so viele Anrufe',
  coverage: 'Abgedeckt',
  notes:
    'Wer in welcher Gruppe ist, wurde nach der Nummer gelost, sodass sich sonst nichts unterscheidet als durch Zufall. Was alle Anrufer bekommen hätten, ist geschätzt: Jeder Anruf zählt danach, wie wahrscheinlich sein Weg war. Über das, was nicht abgedeckt ist, ist nichts bekannt.',
};

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
};
