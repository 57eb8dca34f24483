import type { Words } from './words.ts';

export const englishReports: Words['reports'] = {
  title: 'Reports',
  period: 'Period',
  periods: { today: 'Today', week: '7 days', month: '30 days', quarter: '90 days', year: '12 months' },
  hours: 'When people call',
  hoursHint: 'Calls to the hotline by weekday and hour',
  days: 'Answered and familiar voice',
  day: 'Day',
  hour: 'h',
  waits: 'How long they wait',
  wait: 'Waiting time',
  upTo: (from, to) => `${from} to ${to} s`,
  over: from => `over ${from} s`,
  rules: 'Why it rang there',
  rule: 'Reason',
  calls: 'Calls',
  share: 'Share',
  table: 'As a table',
  csv: 'As CSV',
  none: 'There were no calls to the hotline in this period.',
  team: 'All figures are of the team as a whole.',
};
