import type { HealthWords } from './health-words.ts';

export const germanHealth: HealthWords = {
  title: 'Zustand',
  well: 'Alles in Ordnung.',
  notWell: 'Hier stimmt etwas nicht:',
  howBad: { broken: 'Anrufe leiden', soon: 'Bald', hint: 'Hinweis' },
  since: moment => `Seit ${moment}`,
  places: {
    agents: 'Zum Team',
    live: 'Zur Live-Seite',
    'settings/hours': 'Zu den Öffnungszeiten',
    'settings/connection': 'Zur Verbindung',
    'settings/hotlines': 'Zu den Hotlines',
    'settings/rules': 'Zu den Regeln',
  },
  unknown: 'Nicht prüfbar',
  ok: 'In Ordnung',
  facts: {
    lastPushAt: 'Letzte Meldung von sipgate',
    pushes: 'Meldungen seit dem Start',
    presence: 'Erreichbarkeit bestätigt',
    database: 'Datenbank',
    spooled: 'Wartende Ereignisse',
    openLegs: 'Laufende Verbindungen',
    waiting: 'Wartende',
    agents: 'Mitarbeiter',
    corrections: 'Automatisch beendete Anrufe',
    viewers: 'Offene Seiten',
    version: 'Version',
  },
  never: 'noch nie',
  reachable: 'erreichbar',
  unreachable: 'nicht erreichbar',
  pushes: (newCalls, answers, hangups) =>
    `${newCalls === '1' ? '1 Anruf' : `${newCalls} Anrufe`}, ${answers} angenommen, ${hangups} beendet`,
  agents: (known, paused) => `${known} bekannt, ${paused} zurückgestellt`,
  processHint: 'Gezählt seit dem letzten Start.',
};
