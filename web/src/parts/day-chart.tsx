import type { VNode } from 'preact';
import type { Report } from '../../../src/http/contract/reports.ts';
import { formatDay, formatShare } from '../format.ts';
import { words } from '../language.ts';
import { linkToCalls } from '../router.ts';
import { reportWords } from '../words/say-reports.ts';
import { Picture } from './picture.tsx';

interface DayChartProps {
  days: Report['days'];
  of: Readonly<Record<string, string>>;
}

/** Calls day by day: answered and not, and the share that reached a familiar voice. */
export function DayChart({ days, of }: DayChartProps): VNode {
  const say = reportWords.value;
  const { figures: names } = words.value;
  const linkOf = ({ day }: { day: string }): string => {
    const { days: _, ...others } = of;
    return linkToCalls({ ...others, countedAs: 'offered', from: day, to: day });
  };
  const most = Math.max(...days.map(({ figures }) => figures.offered));
  return (
    <Picture
      title={say.days}
      file="familiar-days"
      head={[say.day, names.offered, names.answered, names.missed, names.familiar]}
      links={days.map(linkOf)}
      rows={days.map(({ day, figures }) => [
        formatDay(day),
        figures.offered,
        figures.answered,
        figures.missed,
        formatShare(figures.familiar, figures.byReturningCallers),
      ])}
    >
      <div class="legend">
        <span class="answered">{names.answered}</span>
        <span class="missed">{names.missed}</span>
        <span class="familiar">{names.familiar}</span>
      </div>
      <div class="days-shown" style={{ '--days': days.length }}>
        <div class="days">
          {days.map(({ day, figures }) => (
            <a class="day" key={day} title={formatDay(day)} tabIndex={-1} href={linkOf({ day })}>
              <span class="missed" style={{ blockSize: heightOf(figures.missed, most) }} />
              <span class="answered" style={{ blockSize: heightOf(figures.answered, most) }} />
              {figures.byReturningCallers > 0 && (
                <span
                  class="familiar"
                  style={{ insetBlockEnd: heightOf(figures.familiar, figures.byReturningCallers) }}
                />
              )}
            </a>
          ))}
        </div>
        <div class="ends">
          <span>{days[0] === undefined ? '' : formatDay(days[0].day)}</span>
          <span>{days.length < 2 ? '' : formatDay(days.at(-1)?.day ?? '')}</span>
        </div>
      </div>
    </Picture>
  );
}

function heightOf(part: number, whole: number): string {
  return `${whole === 0 ? 0 : (part / whole) * 100}%`;
}
