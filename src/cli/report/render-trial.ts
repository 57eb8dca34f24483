import type { MeasureName } from '../../acd/measures/measure-names.ts';
import type { OffPolicyEstimate } from '../../acd/measures/off-policy.ts';
import type { ReportedSummary } from '../../acd/measures/reported.ts';
import type { GroupComparison } from '../../acd/measures/trial-report.ts';
import type { Language } from '../../acd/reason-phrases.ts';
import type { HotlineTrial } from '../../app/report-calls.ts';
import type { Figures } from '../replay/figures.ts';
import { renderTable } from '../table.ts';
import { type TrialWords, trialWords } from './trial-words.ts';

/** What a trial has shown, for a terminal. */
export function renderTrial(trial: HotlineTrial, figures: Figures, language: Language): string {
  const words = trialWords[language];
  return [
    words.heading(trial.hotline, trial.tried, trial.base, trial.shares.map(figures.percent).join(', ')),
    ...renderAgreement(trial, words, figures, language),
    ...(trial.groups === null ? [] : [renderGroups(trial, trial.groups, words, figures, language)]),
    renderWhatIfs(trial, words, figures),
    words.notes,
  ].join('\n\n');
}

function renderAgreement(
  { agreement, tried }: HotlineTrial,
  words: TrialWords,
  figures: Figures,
  language: Language,
): readonly string[] {
  const { calls, answered, agreed, elsewhere, missedThoughRung } = agreement;
  if (calls === 0) return [];
  const { count } = figures;
  const { value, low, high } = agreed;
  const share = figures.reported({ value, low, high, unit: 'share' });
  const known = [agreement.returning, agreement.familiar, agreement.wouldRingFamiliar].map(count);
  const [returning = '', familiar = '', wouldRing = ''] = known;
  const moved = elsewhere.map(({ text, calls: moves }) => [text[language], count(moves)]);
  return [
    [
      words.agreed(tried, count(calls), count(answered), share),
      words.missed(count(missedThoughRung)),
      words.known(returning, familiar, wouldRing),
    ].join('\n'),
    ...(moved.length === 0 ? [] : [renderTable([words.elsewhere, words.calls], moved)]),
  ];
}

const compared: readonly MeasureName[] = [
  'answered',
  'familiar',
  'top',
  'ownShare',
  'serviceLevel',
  'speedOfAnswerMs',
  'abandoned',
  'returnedWithinWeek',
];

function renderGroups(
  { tried, base }: HotlineTrial,
  groups: GroupComparison,
  words: TrialWords,
  figures: Figures,
  language: Language,
): string {
  const find = ({ measures }: ReportedSummary, name: MeasureName) => measures.find(one => one.name === name);
  const rows = compared.flatMap(name => {
    const [own, other] = [find(groups.tried, name), find(groups.base, name)];
    const gain = groups.differences.find(one => one.name === name);
    if (own === undefined || other === undefined || gain === undefined) return [];
    const noise = gain.isNoise && gain.value !== null ? ` ${words.noise}` : '';
    const difference = `${figures.difference(name, gain)}${noise}`;
    return [[own.text[language], figures.reported(own)[0], figures.reported(other)[0], difference]];
  });
  const counts = [words.calls, figures.count(groups.tried.calls), figures.count(groups.base.calls), ''];
  return renderTable(
    [words.groups, words.group(tried), words.group(base), words.difference],
    [counts, ...rows],
  );
}

function renderWhatIfs({ whatIfs }: HotlineTrial, words: TrialWords, figures: Figures): string {
  const cell = (one: OffPolicyEstimate): string =>
    figures
      .reported({ ...one.selfNormalised, unit: 'share' })
      .filter(text => text !== '')
      .join(', ');
  const rows = whatIfs.map(({ policy, answered, familiar }) => [
    words.group(policy),
    cell(answered),
    cell(familiar),
    figures.count(Math.round(answered.effectiveCalls)),
    answered.coverage === null ? '–' : figures.percent(answered.coverage),
  ]);
  return renderTable([words.whatIf, words.answered, words.familiar, words.effective, words.coverage], rows);
}
