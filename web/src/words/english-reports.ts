import type { ReportWords } from './report-words.ts';

export const englishReports: ReportWords = {
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
  team: 'All figures are for the team as a whole.',
  hotline: 'Hotline',
  allHotlines: 'All hotlines',
  measures: 'How well callers are known',
  measuresHint:
    'Continuity, speed and the load of the team. The line over a bar shows where the value lies with 95 % certainty.',
  measure: 'Measure',
  value: 'Value',
  from: 'From',
  to: 'To',
  formula: 'How it is counted',
  agreement: {
    title: hotline => `${hotline}: in shadow`,
    agreed: (answered, agreed, share) =>
      `In ${agreed} of ${answered} answered calls (${share}), Familiar would have rung the agent who answered.`,
    wouldKnow: (returning, familiar, wouldRing) =>
      `Of ${returning} calls by regulars, ${familiar} reached somebody they know; in ${wouldRing} Familiar would have rung somebody they know.`,
    hint: 'The difference is not an error: it is what would change.',
  },
};
