import type { VNode } from 'preact';
import { useId } from 'preact/hooks';
import type { ReportedAgreement } from '../../../src/http/contract/reports.ts';
import { formatNumber, formatShare } from '../format.ts';
import { reportWords } from '../words/say-reports.ts';

/** For a hotline in shadow: how often Familiar would have done what happened. */
export function AgreementCard({ agreement }: { agreement: ReportedAgreement }): VNode {
  const say = reportWords.value.agreement;
  const id = useId();
  const { hotline, answered, agreed, returning, familiar, wouldRingFamiliar } = agreement;
  const share = formatShare(agreed, answered);
  return (
    <section class="card agreement" aria-labelledby={id}>
      <h2 id={id}>{say.title(hotline)}</h2>
      <p>{say.agreed(formatNumber(answered), formatNumber(agreed), share)}</p>
      <p>{say.wouldKnow(formatNumber(returning), formatNumber(familiar), formatNumber(wouldRingFamiliar))}</p>
      <p class="hint">{say.hint}</p>
    </section>
  );
}
