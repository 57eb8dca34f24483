import type { VNode } from 'preact';
import { useId } from 'preact/hooks';
import type { ReportedEstimate } from '../../../src/http/contract/summary.ts';
import type { ReportedTrial } from '../../../src/http/contract/trials.ts';
import { formatNumber, formatShare } from '../format.ts';
import { language, say as sayText, words } from '../language.ts';
import { reportWords, trialWords } from '../words/say-reports.ts';
import { download, toCsv } from './download.ts';
import { TextTable } from './table.tsx';
import { rowsOfGroups } from './trial-groups.ts';

/** What the trial of a hotline has shown: agreement in shadow, its two groups of callers, and what all would have got. */
export function TrialCard({ trial }: { trial: ReportedTrial }): VNode {
  const say = trialWords.value;
  const id = useId();
  const shares = trial.shares.map(share => formatShare(share, 1)).join(', ');
  return (
    <section class="card trial" aria-labelledby={id}>
      <h2 id={id}>{say.title(trial.hotline)}</h2>
      <p class="hint">{say.intro(trial.tried, nameOf(trial.base), shares)}</p>
      {trial.agreement.calls > 0 && <Agreement trial={trial} />}
      {trial.groups !== null && <Groups trial={trial} />}
      <WhatIfs trial={trial} />
      <p class="hint">{say.notes}</p>
    </section>
  );
}

function Agreement({ trial: { agreement, tried } }: { trial: ReportedTrial }): VNode {
  const say = trialWords.value;
  const { calls, answered, agreed, elsewhere, missedThoughRung } = agreement;
  return (
    <>
      <p>
        {say.agreed(tried, formatNumber(calls), formatNumber(answered), shareOf(agreed))}{' '}
        {say.missed(formatNumber(missedThoughRung))}{' '}
        {say.known(
          formatNumber(agreement.returning),
          formatNumber(agreement.familiar),
          formatNumber(agreement.wouldRingFamiliar),
        )}
      </p>
      {elsewhere.length > 0 && (
        <TextTable
          isNamed
          label={say.elsewhere}
          head={[say.elsewhere, reportWords.value.calls]}
          rows={elsewhere.map(({ text, calls: moved }) => [sayText(text), formatNumber(moved)])}
        />
      )}
    </>
  );
}

function Groups({ trial }: { trial: ReportedTrial }): VNode {
  const say = trialWords.value;
  const rows = rowsOfGroups(trial);
  const head = [say.groups, trial.tried, nameOf(trial.base), say.difference];
  return (
    <>
      <TextTable isNamed label={say.groups} head={head} rows={rows} />
      <button
        type="button"
        class="quiet"
        onClick={() => download('familiar-trial.csv', 'text/csv', toCsv([head, ...rows], language.value))}
      >
        {reportWords.value.csv}
      </button>
    </>
  );
}

function WhatIfs({ trial }: { trial: ReportedTrial }): VNode {
  const say = trialWords.value;
  return (
    <TextTable
      isNamed
      label={say.whatIf}
      head={[
        say.whatIf,
        words.value.figures.answered,
        words.value.figures.familiar,
        say.effective,
        say.coverage,
      ]}
      rows={trial.whatIfs.map(({ policy, answered, familiar }) => [
        nameOf(policy),
        shareOf(answered.selfNormalised),
        shareOf(familiar.selfNormalised),
        formatNumber(answered.effectiveCalls),
        answered.coverage === null ? '–' : formatShare(answered.coverage, 1),
      ])}
    />
  );
}

function nameOf(policy: string | null): string {
  return policy ?? 'sipgate';
}

function shareOf({ value, low, high }: ReportedEstimate): string {
  if (value === null) return '–';
  const share = formatShare(value, 1);
  return low === null || high === null
    ? share
    : `${share} (${formatShare(low, 1)} – ${formatShare(high, 1)})`;
}
