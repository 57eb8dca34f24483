import type { HealthWords } from './health-words.ts';

export const englishHealth: HealthWords = {
  title: 'Health',
  well: 'All is well.',
  notWell: 'Something is wrong:',
  notes: 'Notes',
  facts: {
    lastPushAt: 'Last event from sipgate',
    pushes: 'Events since the start',
    presence: 'Presence confirmed',
    database: 'Database',
    spooled: 'Events waiting to be stored',
    openLegs: 'Open legs',
    waiting: 'Waiting callers',
    agents: 'Agents',
    corrections: 'Calls ended automatically',
    viewers: 'Open pages',
    version: 'Version',
  },
  never: 'never',
  reachable: 'reachable',
  unreachable: 'not reachable',
  pushes: (newCalls, answers, hangups) => `${newCalls} calls, ${answers} answers, ${hangups} hangups`,
  agents: (known, paused) => `${known} known, ${paused} set aside`,
  processHint: 'Counted since the last start.',
};
