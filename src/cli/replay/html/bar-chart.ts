import type { Estimate } from '../../../analysis/measures/bootstrap.ts';
import { escapeHtml } from './escape.ts';

export interface Bar {
  readonly name: string;
  /** A share from 0 to 1. */
  readonly estimate: Estimate;
  /** The value as it is written beside the bar. */
  readonly label: string;
}

const width = 720;
const rowHeight = 44;
const barHeight = 18;
/** What is left of the width for the value beside a full bar. */
const scale = width - 90;

/** Horizontal bars from 0 to 100 %, each with the interval of its value. Colours come from the page. */
export function barChart(title: string, bars: readonly Bar[]): string {
  const height = bars.length * rowHeight + 8;
  const rows = bars.map((bar, index) => barRow(bar, index * rowHeight + 4));
  return `<figure><figcaption>${escapeHtml(title)}</figcaption>
<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${escapeHtml(`${title}: ${bars.map(bar => `${bar.name} ${bar.label}`).join('; ')}`)}">
${rows.join('\n')}
</svg></figure>`;
}

/** The name above its bar, where there is room for long ones. */
function barRow({ name, estimate, label }: Bar, y: number): string {
  const end = x(estimate.value ?? 0);
  const [top, middle] = [y + 18, y + 18 + barHeight / 2];
  return [
    `<text x="0" y="${y + 12}">${escapeHtml(name)}</text>`,
    `<rect class="bar" x="0" y="${top}" width="${end.toFixed(1)}" height="${barHeight}" rx="2"/>`,
    whisker(estimate, middle),
    `<text x="${(Math.max(end, x(estimate.high ?? 0)) + 8).toFixed(1)}" y="${middle + 4}">${escapeHtml(label)}</text>`,
  ].join('');
}

function whisker({ low, high }: Estimate, y: number): string {
  if (low === null || high === null) return '';
  const [from, until] = [x(low).toFixed(1), x(high).toFixed(1)];
  return `<path class="whisker" d="M${from} ${y}H${until}M${from} ${y - 4}v8M${until} ${y - 4}v8"/>`;
}

function x(share: number): number {
  return Math.min(Math.max(share, 0), 1) * scale;
}
