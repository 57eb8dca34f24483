import type { VNode } from 'preact';
import type { Report } from '../../../src/http/contract/reports.ts';
import { formatNumber } from '../format.ts';
import { words } from '../language.ts';
import { reportWords } from '../words/say-reports.ts';
import { Picture } from './picture.tsx';

/** How long callers waited, and whether they were answered. */
export function WaitChart({ waits }: { waits: Report['waits'] }): VNode {
  const say = reportWords.value;
  const { figures: names } = words.value;
  const most = Math.max(...waits.map(({ answered, missed }) => answered + missed));
  const textOf = ({ fromMs, toMs }: Report['waits'][number]): string => {
    const from = formatNumber(fromMs / 1000);
    return toMs === null ? say.over(from) : say.upTo(from, formatNumber(toMs / 1000));
  };
  return (
    <Picture
      title={say.waits}
      file="familiar-waiting"
      head={[say.wait, names.answered, names.missed]}
      rows={waits.map(wait => [textOf(wait), wait.answered, wait.missed])}
    >
      <div class="bars">
        {waits.map(wait => (
          <div class="bar-row" key={wait.fromMs}>
            <span class="label">{textOf(wait)}</span>
            <span class="track">
              <span class="answered" style={{ inlineSize: `${(wait.answered / most) * 100}%` }} />
              <span class="missed" style={{ inlineSize: `${(wait.missed / most) * 100}%` }} />
            </span>
            <span class="number">{formatNumber(wait.answered + wait.missed)}</span>
          </div>
        ))}
      </div>
    </Picture>
  );
}
