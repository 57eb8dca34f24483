import type { HealthWords } from './health-words.ts';

export const englishHealth: HealthWords = {
  title: 'Health',
  well: 'All is well.',
  notWell: 'Something is wrong:',
  howBad: { broken: 'Calls suffer', soon: 'Soon', hint: 'Hint' },
  since: moment => `Since ${moment}`,
  places: {
    agents: 'To the team',
    live: 'To the live page',
    'settings/hours': 'To the opening hours',
    'settings/connection': 'To the connection',
    'settings/hotlines': 'To the hotlines',
    'settings/rules': 'To the rules',
  },
  unknown: 'Can’t be checked',
  ok: 'In order',
  facts: {
    lastPushAt: 'Last event from sipgate',
    pushes: 'Events since the start',
    presence: 'Presence confirmed',
    database: 'Database',
    spooled: 'Events waiting to be stored',
    openLegs: 'Connections in progress',
    waiting: 'Waiting callers',
    agents: 'Agents',
    corrections: 'Calls ended automatically',
    viewers: 'Open pages',
    version: 'Version',
  },
  never: 'never',
  reachable: 'reachable',
  unreachable: 'not reachable',
  pushes: (newCalls, answers, hangups) =>
    `${newCalls === '1' ? '1 call' : `${newCalls} calls`}, ${answers} answered, ${hangups} ended`,
  agents: (known, paused) => `${known} known, ${paused} set aside`,
  processHint: 'Counted since the last start.',
};
