import type { HealthWords } from './health-words.ts';

export const germanHealth: HealthWords = {
  title: 'Zustand',
  well: 'Alles in Ordnung.',
  notWell: 'Hier stimmt etwas nicht:',
  notes: 'Hinweise',
  facts: {
    lastPushAt: 'Letzte Meldung von sipgate',
    pushes: 'Meldungen seit dem Start',
    presence: 'Erreichbarkeit bestätigt',
    database: 'Datenbank',
    spooled: 'Wartende Ereignisse',
    openLegs: 'Laufende Verbindungen',
    waiting: 'Wartende',
    agents: 'Agenten',
    corrections: 'Automatisch beendete Anrufe',
    viewers: 'Offene Seiten',
    version: 'Version',
  },
  never: 'noch nie',
  reachable: 'erreichbar',
  unreachable: 'nicht erreichbar',
  pushes: (newCalls, answers, hangups) => `${newCalls} Anrufe, ${answers} angenommen, ${hangups} beendet`,
  agents: (known, paused) => `${known} bekannt, ${paused} zurückgestellt`,
  processHint: 'Gezählt seit dem letzten Start.',
};
