import type { VNode } from 'preact';
import type { Report } from '../../../src/http/contract/reports.ts';
import { ticksUpTo } from '../axis.ts';
import { columnsOf, type DayColumn } from '../day-columns.ts';
import { formatDay, formatDayShort, formatNumber, formatShare } from '../format.ts';
import { words } from '../language.ts';
import { linkToCalls } from '../router.ts';
import { reportWords } from '../words/say-reports.ts';
import { ColumnChart } from './column-chart.tsx';
import { Picture } from './picture.tsx';

interface DayChartProps {
  report: Pick<Report, 'from' | 'to' | 'days'>;
  of: Readonly<Record<string, string>>;
}

const percents = [0, 25, 50, 75, 100];

/** Day by day: how many calls were answered and how many not, and apart from it the share that reached a familiar voice. */
export function DayCharts({ report, of }: DayChartProps): VNode {
  const say = reportWords.value;
  const { figures: names } = words.value;
  const columns = columnsOf(report);
  const shownOf = ({ from, to }: DayColumn) => ({
    key: from,
    name: formatDayShort(from),
    days: from === to ? formatDay(from) : say.span(formatDay(from), formatDay(to)),
    href: linkToCalls({ ...of, countedAs: 'offered', from, to }),
  });
  const links = columns.map(column => shownOf(column).href);
  return (
    <>
      <Picture
        title={say.days}
        file="familiar-days"
        isOperable
        head={[say.day, names.offered, names.answered, names.missed]}
        links={links}
        rows={columns.map(one => [shownOf(one).days, one.offered, one.answered, one.missed])}
      >
        <div class="legend">
          <span class="answered">{names.answered}</span>
          <span class="missed">{names.missed}</span>
        </div>
        <ColumnChart
          label={say.days}
          ticks={ticksUpTo(Math.max(...columns.map(({ offered }) => offered)))}
          formatTick={formatNumber}
          columns={columns.map(one => ({
            ...shownOf(one),
            text: `${shownOf(one).days}: ${names.answered} ${formatNumber(one.answered)}, ${names.missed} ${formatNumber(one.missed)}`,
            parts: [
              { kind: 'answered', size: one.answered },
              { kind: 'missed', size: one.missed },
            ],
          }))}
        />
      </Picture>
      <Picture
        title={say.familiarDays}
        hint={say.familiarDaysHint}
        file="familiar-voices"
        isOperable
        head={[say.day, names.familiar, say.regulars, say.share]}
        links={links}
        rows={columns.map(one => [
          shownOf(one).days,
          one.familiar,
          one.byReturningCallers,
          formatShare(one.familiar, one.byReturningCallers),
        ])}
      >
        <ColumnChart
          label={say.familiarDays}
          ticks={percents}
          formatTick={percent => formatShare(percent, 100)}
          columns={columns.map(one => ({
            ...shownOf(one),
            text: `${shownOf(one).days}: ${say.familiarOf(formatNumber(one.familiar), formatNumber(one.byReturningCallers), formatShare(one.familiar, one.byReturningCallers))}`,
            parts: [{ kind: 'familiar', size: (100 * one.familiar) / Math.max(1, one.byReturningCallers) }],
          }))}
        />
      </Picture>
    </>
  );
}
