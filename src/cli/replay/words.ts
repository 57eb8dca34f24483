import { formulaTexts, measureTexts } from '../../analysis/measures/measure-texts.ts';
import type { Language } from '../../domain/language.ts';
import type { ReportWords } from './report-words.ts';
import { german } from './words-de.ts';

const english: ReportWords = {
  locale: 'en',
  title: 'What these settings would have done',
  recorded: 'as it was',
  variant: 'settings',
  columns: measureTexts.en,
  formulas: formulaTexts.en,
  values: 'Values, with 95 % intervals',
  differences: baseline => `Differences to “${baseline}”`,
  speed: 'How fast, and who waits',
  team: 'The team',
  noise: 'noise',
  limits: 'What the data can’t tell',
  formulaHeading: 'How it is counted',
  span: (from, until, calls, agents) =>
    `${from} to ${until}: ${calls} calls to the hotline, ${agents} agents.`,
  reached: (variant, familiar, returning) =>
    `With “${variant}” ${familiar} of ${returning} calls by regulars would have reached someone they know`,
  more: (calls, baseline) => `, ${calls} more than with “${baseline}”`,
  fewer: (calls, baseline) => `, ${calls} fewer than with “${baseline}”`,
  same: baseline => `; the difference to “${baseline}” may be chance`,
  answeredMore: points => `; answered ${points} points`,
  answeredSame: '; answered calls do not differ clearly',
  notes: {
    unidentified: share =>
      `The caller of ${share} of the calls is unknown: they count in no figure on continuity.`,
    noOwnCalls: 'The log has no calls of the agents’ own: whoever was busy otherwise counts as free.',
    noCallsInVain:
      'The log has no calls that agents made in vain, so nobody who calls back is put through to the agent who had called.',
    duty: 'Who was on duty is read off the calls they took: from the first to the last without a gap of half an hour. Whoever was there without a call counts as absent.',
    overlapping: count => `${count} calls overlap another one of the same agent; each is counted.`,
    withoutTalkTime: count => `${count} answered calls have no talk time and get that of another call.`,
    leftOut: agents => `${agents} agents took hotline calls only now and then and are left out.`,
    rejected: rows => `Rows that could not be used: ${rows}.`,
    noPatience:
      'Nobody gave up in the log, so it does not show how patient callers are: everybody waits for half an hour at most. --patience changes that.',
    noGivingUp:
      'No caller gives up while a phone rings, and a call for which phones ring in vain is lost: the provider does not hand it back.',
    recordedDiffers:
      'What happened includes waiting and habits that a replay does not have. Whoever was missed calls again in a replay as well, and is called back, also where these settings would have put them through. Two replays compare better than a replay with what happened.',
    intervals:
      'Intervals are of 95 %, by a Poisson bootstrap over callers for continuity and over days for the rest; differences are paired.',
  },
};

export const reportWords: Readonly<Record<Language, ReportWords>> = { en: english, de: german };
