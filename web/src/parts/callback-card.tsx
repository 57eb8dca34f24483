import type { VNode } from 'preact';
import { useId } from 'preact/hooks';
import type { Report, ReportedCallbacks } from '../../../src/http/contract/reports.ts';
import { formatDuration, formatNumber, formatShare } from '../format.ts';
import { settledOf } from '../goal.ts';
import { reportWords } from '../words/say-reports.ts';

interface CallbackCardProps {
  callbacks: ReportedCallbacks;
  figures: Report['figures'];
}

const ends = ['talked', 'not-reached', 'expired', 'called-again', 'withdrawn', 'open'] as const;

/** What came of callers who asked to be called back, and what the figures are with them. */
export function CallbackCard({ callbacks, figures }: CallbackCardProps): VNode {
  const say = reportWords.value.callbacks;
  const id = useId();
  const { asked, talked, familiar, medianMs, p90Ms, answeredBesides, familiarBesides } = callbacks;
  const { answered, byReturningCallers: regulars } = figures;
  const calls = settledOf(figures);
  return (
    <section class="card agreement" aria-labelledby={id}>
      <h2 id={id}>{say.title}</h2>
      <p>
        {[
          `${say.asked}: ${formatNumber(asked)}`,
          ...ends.flatMap(end =>
            callbacks[end] === 0 ? [] : `${say.ends[end]}: ${formatNumber(callbacks[end])}`,
          ),
        ].join(' · ')}
      </p>
      {medianMs !== null && p90Ms !== null && (
        <p>
          {say.times(formatDuration(medianMs), formatDuration(p90Ms))}{' '}
          {talked > 0 && say.byKnown(formatNumber(familiar))}
        </p>
      )}
      {calls > 0 && (
        <p>{say.answered(formatShare(answered, calls), formatShare(answered + answeredBesides, calls))}</p>
      )}
      {regulars > 0 && (
        <p>
          {say.familiar(
            formatShare(figures.familiar, regulars),
            formatShare(figures.familiar + familiarBesides, regulars),
          )}
        </p>
      )}
      <p class="hint">{say.hint}</p>
    </section>
  );
}
