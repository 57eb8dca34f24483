import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Uncounted } from '../../../src/http/contract/reports.ts';
import { formatNumber } from '../format.ts';
import { reportWords } from '../words/say-reports.ts';
import { useLoaded } from './use-loaded.ts';

const slowMs = 1_000;
const lookEveryMs = 10_000;

interface StillCountingProps {
  readonly asked: URLSearchParams;
  readonly isWaiting: boolean;
}

/** Why a report takes long, once one has: after an upgrade, say, days of it are still to be summed. */
export function StillCounting({ asked, isWaiting }: StillCountingProps): VNode | null {
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    if (!isWaiting) return;
    const timer = setTimeout(() => setSlow(true), slowMs);
    return () => clearTimeout(timer);
  }, [isWaiting]);
  const [isLacking, setLacking] = useState(true);
  const path = isSlow ? `/reports/uncounted?${asked}` : null;
  const { value } = useLoaded<Uncounted>(path, isSlow && isLacking ? lookEveryMs : undefined);
  const days = value?.days ?? 0;
  useEffect(() => setLacking(value === undefined || days > 0), [value, days]);
  return days === 0 ? null : (
    <p class="notice still-counting" role="status">
      {reportWords.value.stillCounting(formatNumber(days))}
    </p>
  );
}
