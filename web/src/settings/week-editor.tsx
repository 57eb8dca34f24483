import type { VNode } from 'preact';
import { formatWeekday } from '../format.ts';
import { SpansInput } from './spans-input.tsx';
import { toWeekly, weekOf } from './week.ts';

/** The times of each weekday. `nothing`: what a day without times is; closed, if left out. */
export function WeekEditor({
  weekly,
  nothing,
  onChange,
}: {
  readonly weekly: Readonly<Record<string, string>>;
  readonly nothing?: string;
  readonly onChange: (weekly: Record<string, string>) => void;
}): VNode {
  const week = weekOf(weekly);
  return (
    <div class="week">
      {week.map((times, day) => (
        <SpansInput
          key={formatWeekday(day, 'long')}
          label={formatWeekday(day, 'long')}
          value={times}
          {...(nothing !== undefined && { nothing })}
          onChange={next => onChange(toWeekly(week.with(day, next)))}
        />
      ))}
    </div>
  );
}
