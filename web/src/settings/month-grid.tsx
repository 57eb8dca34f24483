import type { VNode } from 'preact';
import type { HoursCalendar } from '../../../src/http/contract/settings.ts';
import { formatWeekday } from '../format.ts';
import { say as sayText } from '../language.ts';
import { today } from '../live/clock.ts';
import { mayDo } from '../session.ts';
import { settingsWords } from './in-words.ts';
import { timesText } from './week.ts';

export type Day = HoursCalendar['days'][number];

interface Choosing {
  /** Whether these are still the days of another month. */
  readonly isLoading: boolean;
  /** Whether a day is being changed. */
  readonly isChosen: (date: string) => boolean;
  readonly choose: (date: string) => void;
}

/** The weeks of a month. Days to come can be chosen by those who may change them. */
export function MonthGrid({ days, ...choosing }: { days: readonly Day[] } & Choosing): VNode {
  const weeks = weeksOf(days);
  return (
    <table class="month-grid">
      <thead>
        <tr>
          {[0, 1, 2, 3, 4, 5, 6].map(day => (
            <th key={day} scope="col">
              <abbr title={formatWeekday(day, 'long')}>{formatWeekday(day)}</abbr>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map(week => (
          <tr key={week.find(day => day !== null)?.date}>
            {week.map((day, index) => (
              <td key={index} data-kind={day?.kind} class={day?.date === today() ? 'today' : undefined}>
                {day !== null && <Cell day={day} {...choosing} />}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell({ day, isLoading, isChosen, choose }: { day: Day } & Choosing): VNode {
  const { kinds } = settingsWords.value.hours;
  const content = (
    <>
      <span class="number">{Number(day.date.slice(-2))}</span>
      <span class="visually-hidden">
        {' '}
        {kinds[day.kind]} {timesOf(day)} {reasonText(day)}
      </span>
      <span class="times" aria-hidden="true">
        {day.times.map(time => (
          <span key={time}>{shortTimes(time)}</span>
        ))}
      </span>
    </>
  );
  if (day.date < today() || !mayDo('admin')) return content;
  return (
    <button
      type="button"
      disabled={isLoading}
      aria-pressed={isChosen(day.date)}
      onClick={() => choose(day.date)}
    >
      {content}
    </button>
  );
}

/** Weeks from Monday to Sunday; null for days of another month. */
function weeksOf(days: readonly Day[]): readonly (readonly (Day | null)[])[] {
  const [first] = days;
  if (first === undefined) return [];
  const before = (new Date(`${first.date}T00:00Z`).getUTCDay() + 6) % 7;
  const cells = [...Array.from({ length: before }, () => null), ...days];
  while (cells.length % 7 !== 0) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}

/** When it is open, in words. */
export function timesOf({ times }: Day): string {
  return times.length === 0 ? settingsWords.value.hours.closed : times.map(timesText).join(', ');
}

/** Times in short form, such as `8–12`. */
function shortTimes(times: string): string {
  return times
    .replaceAll(':00', '')
    .replaceAll(/\b0(?=\d)/g, '')
    .replace('-', '–');
}

/** Why it differs from its weekday; empty if it does not. */
export function reasonText({ label, because }: Day): string {
  if (because === 'weekly') return '';
  return label === null ? settingsWords.value.hours.because[because] : sayText(label);
}
