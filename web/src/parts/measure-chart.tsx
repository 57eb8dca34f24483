import type { VNode } from 'preact';
import type { Report } from '../../../src/http/contract/reports.ts';
import type { ReportedFigure } from '../../../src/http/contract/summary.ts';
import { formatNumber, formatSeconds } from '../format.ts';
import { say as sayText } from '../language.ts';
import { reportWords } from '../words/say-reports.ts';
import { Picture } from './picture.tsx';

/**
 * How well callers were known, how fast they were answered, and the load of the team, each with its interval.
 */
export function MeasureChart({ summary }: { summary: Report['summary'] }): VNode {
  const say = reportWords.value;
  const measured = summary.measures.filter(one => one.value !== null);
  return (
    <Picture
      title={say.measures}
      hint={say.measuresHint}
      file="familiar-measures"
      head={[say.measure, say.value, say.from, say.to, say.formula]}
      rows={measured.map(one => [
        sayText(one.text),
        toText(one.value, one),
        toText(one.low, one),
        toText(one.high, one),
        sayText(one.formula),
      ])}
    >
      <div class="bars measures">
        {measured.map(one => (
          <div class="bar-row" key={one.name} title={sayText(one.formula)}>
            <span class="label">{sayText(one.text)}</span>
            {one.unit === 'share' ? <ShareTrack figure={one} /> : <span />}
            <span class="number">{toText(one.value, one)}</span>
          </div>
        ))}
      </div>
    </Picture>
  );
}

/** A bar up to the value, and a line over its interval. */
function ShareTrack({ figure: { value, low, high } }: { figure: ReportedFigure }): VNode {
  return (
    <span class="track">
      <span class="answered" style={{ inlineSize: percent(value) }} />
      {low !== null && high !== null && (
        <span class="interval" style={{ insetInlineStart: percent(low), inlineSize: percent(high - low) }} />
      )}
    </span>
  );
}

function percent(share: number | null): string {
  return `${Math.min(1, share ?? 0) * 100}%`;
}

function toText(value: number | null, { unit }: ReportedFigure): string {
  if (value === null) return '';
  if (unit === 'ms') return formatSeconds(value);
  return unit === 'index' ? formatNumber(value, 3) : `${formatNumber(value * 100, 1)} %`;
}
