import type { VNode } from 'preact';
import type { Report } from '../../../src/http/contract/reports.ts';
import { formatWeekday } from '../format.ts';
import { words } from '../language.ts';
import { reportWords } from '../words/say-reports.ts';
import { Picture } from './picture.tsx';

const weekdays = [0, 1, 2, 3, 4, 5, 6];

/** Calls by weekday and hour: the darker, the more. */
export function HeatMap({ hours }: { hours: Report['hours'] }): VNode {
  const say = reportWords.value;
  const used = hours.map(({ hour }) => hour);
  const [first, last] = [Math.min(8, ...used), Math.max(17, ...used)];
  const columns = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const most = Math.max(...hours.map(({ offered }) => offered));
  const offeredAt = (weekday: number, hour: number): number =>
    hours.find(one => one.weekday === weekday && one.hour === hour)?.offered ?? 0;
  return (
    <Picture
      title={say.hours}
      hint={say.hoursHint}
      file="familiar-hours"
      head={[say.day, say.hour, say.calls, words.value.figures.answered]}
      rows={hours.map(one => [formatWeekday(one.weekday, 'long'), one.hour, one.offered, one.answered])}
    >
      <div
        class="heat"
        style={{ gridTemplateColumns: `2.5rem repeat(${columns.length}, minmax(1.1rem, 1fr))` }}
      >
        <span />
        {columns.map(hour => (
          <span class="hour" key={hour}>
            {hour}
          </span>
        ))}
        {weekdays.flatMap(weekday => [
          <span class="weekday" key={weekday}>
            {formatWeekday(weekday)}
          </span>,
          ...columns.map(hour => (
            <HeatCell key={`${weekday} ${hour}`} calls={offeredAt(weekday, hour)} most={most} />
          )),
        ])}
      </div>
    </Picture>
  );
}

function HeatCell({ calls, most }: { calls: number; most: number }): VNode {
  const strength = calls === 0 ? 0 : 12 + Math.round((calls / most) * 88);
  return (
    <span class={strength > 55 ? 'cell strong' : 'cell'} style={{ '--strength': `${strength}%` }}>
      {calls === 0 ? '' : calls}
    </span>
  );
}
