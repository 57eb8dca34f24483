import type { ReportWords } from './report-words.ts';

export const englishReports: ReportWords = {
  title: 'Reports',
  period: 'Period',
  periods: {
    'days=1': 'Today',
    'span=this-week': 'This week',
    'span=last-week': 'Last week',
    'span=this-month': 'This month',
    'span=last-month': 'Last month',
    'days=30': '30 days',
    'days=90': '90 days',
    'span=this-year': 'This year',
    'days=365': '12 months',
  },
  own: 'Own dates',
  print: 'Print',
  answer: 'In short',
  aboutImported:
    'Imported calls tell Familiar who knows whom. No figure counts them, since they do not say who was missed or how long people waited.',
  stillCounting: days =>
    `The figures of ${days === '1' ? 'one day' : `${days} days`} are still being counted. Until then a report takes longer; it is complete all the same.`,
  before: 'before',
  experts: 'For experts',
  span: (from, to) => `${from} to ${to}`,
  moveBetween: chart => `${chart}; the arrow keys move from day to day`,
  familiarDays: 'Familiar voice day by day',
  familiarDaysHint: 'The share of calls by regulars that reached somebody they know',
  familiarOf: (familiar, of, share) =>
    of === '0'
      ? 'no calls by regulars'
      : `${familiar} of ${of} ${of === '1' ? 'call' : 'calls'} by regulars (${share})`,
  regulars: 'Calls by regulars',
  work: {
    title: 'Talk and handling time',
    talked: 'Talk time of the team',
    handled: 'With wrap-up',
    mean: duration => `${duration} a call on average`,
    hint: 'Time of calls to the hotline, for the team together. If the next call comes during a wrap-up, that time counts once.',
  },
  hours: 'When people call',
  hoursHint: 'Calls to the hotline by weekday and hour',
  days: 'Calls day by day',
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
  callbacks: {
    title: 'Callbacks on request',
    asked: 'Asked for it',
    ends: {
      talked: 'Called back',
      open: 'Still waiting',
      'not-reached': 'Tried in vain',
      expired: 'Nobody had time',
      'called-again': 'Called again before',
      withdrawn: 'Withdrawn',
    },
    byKnown: calls => `${calls} of those called back knew who called.`,
    times: (half, nineOfTen) => `Half were called back within ${half}, nine of ten within ${nineOfTen}.`,
    answered: (without, withThem) => `Calls answered: ${without}; with callbacks ${withThem}.`,
    familiar: (without, withThem) =>
      `Calls by regulars that reached somebody they know: ${without}; with callbacks ${withThem}.`,
    hint: 'A callback counts as soon as somebody has talked to the caller. Whoever was not called back is listed under Callbacks.',
  },
  agreement: {
    title: hotline => `${hotline}: in shadow`,
    agreed: (answered, agreed, share) =>
      `In ${agreed} of ${answered === '1' ? '1 answered call' : `${answered} answered calls`} (${share}), Familiar would have rung the agent who answered.`,
    wouldKnow: (returning, familiar, wouldRing) =>
      `Of ${returning === '1' ? '1 call' : `${returning} calls`} by regulars, ${familiar} reached somebody they know; in ${wouldRing} Familiar would have rung somebody they know.`,
    hint: 'The difference is not an error: it is what would change.',
  },
};
