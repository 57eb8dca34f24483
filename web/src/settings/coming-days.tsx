import type { VNode } from 'preact';
import { today } from '../live/clock.ts';
import { mayDo } from '../session.ts';
import { habitWords } from '../words/say-habits.ts';
import { coversDay, daysText, halfOf } from './exceptions.ts';
import type { HoursPart } from './hours-part.ts';
import { settingsWords } from './in-words.ts';
import { reasonText, timesOf } from './month-grid.tsx';
import { useMonth } from './use-month.ts';

/** Days of the year on which most companies open for half a day, though by no law. */
const askedFor = ['12-24', '12-31'] as const;

interface Choosing extends HoursPart {
  /** Shows a day, and lets it be changed. */
  readonly choose: (date: string) => void;
}

/** When it is open on the next days that people ask about, each to be made a half day by one click. */
export function ComingDays(part: Choosing): VNode {
  return (
    <>
      <h4>{habitWords.value.askedDays}</h4>
      <ul class="asked-days">
        {askedFor
          .map(nextOf)
          .toSorted((one, other) => one.localeCompare(other))
          .map(date => (
            <AskedDay key={date} date={date} {...part} />
          ))}
      </ul>
    </>
  );
}

function AskedDay({ date, hours, change, choose }: Choosing & { readonly date: string }): VNode {
  const { choices } = settingsWords.value.hours;
  const { days } = useMonth(hours, date.slice(0, 7));
  const day = days.find(one => one.date === date);
  const text = daysText({ date });
  // By the draft too, since the calendar follows it a moment later.
  const isChanged = hours.exceptions?.some(one => coversDay(one, date)) ?? false;
  const isUsual = day?.because === 'weekly' && day.kind === 'open' && !isChanged;
  const halve = (): void => {
    change({ exceptions: [...(hours.exceptions ?? []), { date, hours: halfOf(hours, date) }] });
    choose(date);
  };
  return (
    <li>
      {mayDo('admin') ? (
        <button type="button" class="quiet" onClick={() => choose(date)}>
          {text}
        </button>
      ) : (
        <span>{text}</span>
      )}
      <p class="hint">{day === undefined ? '…' : `${reasonText(day)} ${timesOf(day)}`}</p>
      {isUsual && mayDo('admin') && (
        <button type="button" class="halve" aria-label={`${choices.half}: ${text}`} onClick={halve}>
          {choices.half}
        </button>
      )}
    </li>
  );
}

/** The next date with this month and day, today included. */
function nextOf(monthAndDay: string): string {
  const year = Number(today().slice(0, 4));
  const date = `${year}-${monthAndDay}`;
  return date < today() ? `${year + 1}-${monthAndDay}` : date;
}
