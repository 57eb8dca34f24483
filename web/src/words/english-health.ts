import type { HealthWords } from './health-words.ts';

export const englishHealth: HealthWords = {
  title: 'Health',
  well: 'All is well.',
  notWell: 'Something is wrong:',
  notes: 'Notes',
  facts: {
    lastPushAt: 'Last word from sipgate',
    pushes: 'Words since the start',
    presence: 'Presence confirmed',
    database: 'Database',
    spooled: 'Events that wait',
    openLegs: 'Open legs',
    waiting: 'Waiting callers',
    agents: 'Agents',
    corrections: 'Calls closed by Familiar',
    viewers: 'Viewers',
    version: 'Version',
  },
  never: 'never',
  reachable: 'reachable',
  unreachable: 'not reachable',
  pushes: (newCalls, answers, hangups) => `${newCalls} calls, ${answers} answers, ${hangups} ends`,
  agents: (known, paused) => `${known} known, ${paused} set aside`,
  processHint: 'Counted since the last start.',
};
