import type { ReportedTrial } from '../../../src/http/contract/trials.ts';
import { formatNumber, formatSeconds, formatShare } from '../format.ts';
import { say as sayText } from '../language.ts';
import { reportWords, trialWords } from '../words/say-reports.ts';

const compared = ['answered', 'familiar', 'top', 'ownShare', 'serviceLevel', 'speedOfAnswerMs', 'abandoned'];

/** The two groups of callers, measure by measure, and the difference. */
export function rowsOfGroups({ groups }: ReportedTrial): readonly (readonly string[])[] {
  const say = trialWords.value;
  if (groups === null) return [];
  const { tried, base, differences } = groups;
  const counts = [reportWords.value.calls, formatNumber(tried.calls), formatNumber(base.calls), ''];
  const rows = compared.flatMap(name => {
    const [own, other] = [tried, base].map(({ measures }) => measures.find(one => one.name === name));
    const gain = differences.find(one => one.name === name);
    if (own === undefined || other === undefined || gain === undefined) return [];
    const show = (value: number | null): string => toText(value, own.unit);
    const interval = gain.low === null ? '' : ` (${show(gain.low)} – ${show(gain.high)})`;
    const noise = gain.isNoise && gain.value !== null ? `, ${say.noise}` : '';
    return [
      [sayText(own.text), show(own.value), show(other.value), `${show(gain.value)}${interval}${noise}`],
    ];
  });
  return [counts, ...rows];
}

function toText(value: number | null, unit: 'share' | 'ms' | 'index'): string {
  if (value === null) return '–';
  if (unit === 'share') return formatShare(value, 1);
  return unit === 'ms' ? formatSeconds(value) : formatNumber(value, 3);
}
