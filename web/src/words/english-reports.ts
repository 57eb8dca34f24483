import type { ReportWords, TrialWords } from './report-words.ts';

export const englishTrial: TrialWords = {
  title: hotline => `${hotline}: the policy on trial`,
  intro: (tried, base, shares) => `“${tried}” is tried with ${shares} of callers; the others get “${base}”.`,
  agreed: (tried, calls, answered, share) =>
    `In shadow “${tried}” decided ${calls} calls. Of ${answered} that were answered, ${share} were by somebody it would have rung.`,
  missed: calls => `${calls} calls that nobody answered would have rung somebody.`,
  known: (returning, familiar, wouldRing) =>
    `Of ${returning} calls by regulars ${familiar} reached somebody they know; ${wouldRing} would have rung somebody they know.`,
  elsewhere: 'Answered calls that would have gone elsewhere',
  groups: 'The two groups of callers',
  difference: 'Difference',
  noise: 'may be chance',
  whatIf: 'If all callers got',
  effective: 'Worth so many calls',
  coverage: 'Covered',
  notes:
    'Who is in which group was drawn by number, so that nothing else differs but by chance. What all callers would have got is estimated: each call counts by how likely it was to go that way. Of what is not covered nothing is known.',
};

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
  team: 'All figures are of the team as a whole.',
  hotline: 'Hotline',
  allHotlines: 'All hotlines',
  measures: 'How well callers are known',
  measuresHint:
    'Continuity, speed and the load of the team. The line over a bar is the interval in which the value lies with 95 % certainty.',
  measure: 'Measure',
  value: 'Value',
  from: 'From',
  to: 'To',
  formula: 'How it is counted',
};
