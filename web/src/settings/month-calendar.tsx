import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { formatMonth, formatWeekday } from '../format.ts';
import { today } from '../live/clock.ts';
import { mayDo } from '../session.ts';
import { ComingDays } from './coming-days.tsx';
import { DayPanel } from './day-panel.tsx';
import { coversDay } from './exceptions.ts';
import type { HoursPart } from './hours-part.ts';
import { settingsWords } from './in-words.ts';
import { type Day, MonthGrid, reasonText, timesOf } from './month-grid.tsx';
import { useMonth } from './use-month.ts';

/** A month of opening hours: each day open, at other times, or closed, and why. A click on a day changes it. */
export function MonthCalendar({ hours, change }: HoursPart): VNode {
  const say = settingsWords.value.hours;
  const [month, setMonth] = useState(today().slice(0, 7));
  const [chosen, choose] = useState<string | null>(null);
  const { days, isWrong } = useMonth(hours, month);
  const exceptionOn = (date: string) => hours.exceptions?.find(day => coversDay(day, date));
  const special = days.filter(day => day.because !== 'weekly');
  return (
    <section class="card month" aria-labelledby="calendar-title">
      <div class="month-head">
        <h3 id="calendar-title" aria-live="polite">
          {formatMonth(month)}
        </h3>
        <button
          type="button"
          class="icon"
          aria-label={say.previous}
          onClick={() => setMonth(shifted(month, -1))}
        >
          ←
        </button>
        <button type="button" class="icon" aria-label={say.next} onClick={() => setMonth(shifted(month, 1))}>
          →
        </button>
      </div>
      {isWrong && <p class="problem">{say.wrong}</p>}
      <MonthGrid
        days={days}
        isLoading={days[0]?.date.startsWith(month) !== true}
        isChosen={day => chosen !== null && coversDay(exceptionOn(chosen) ?? { date: chosen }, day)}
        choose={day => choose(exceptionOn(day)?.date ?? day)}
      />
      <p class="legend" aria-hidden="true">
        {(['open', 'other', 'closed'] as const).map(kind => (
          <span key={kind} data-kind={kind}>
            {say.kinds[kind]}
          </span>
        ))}
      </p>
      {chosen !== null && <DayPanel date={chosen} hours={hours} change={change} />}
      {chosen === null && mayDo('admin') && <p class="hint">{say.chooseHint}</p>}
      <ComingDays
        hours={hours}
        change={change}
        choose={date => {
          setMonth(date.slice(0, 7));
          choose(exceptionOn(date)?.date ?? date);
        }}
      />
      <h4>{say.special}</h4>
      {special.length === 0 && <p class="hint">{say.noSpecial}</p>}
      <ul class="special">
        {special.map(day => (
          <li key={day.date}>
            <span class="date">{dayText(day)}</span>
            <span>{reasonText(day)}</span>
            <span class="hint">{timesOf(day)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function shifted(month: string, by: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7);
}

function dayText({ date }: Day): string {
  const day = new Date(`${date}T00:00Z`);
  return `${formatWeekday((day.getUTCDay() + 6) % 7)} ${Number(date.slice(-2))}.`;
}
