import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { HoursCalendar, HoursDocument } from '../../../src/http/contract/settings.ts';
import { send } from '../api.ts';
import { formatMonth, formatWeekday } from '../format.ts';
import { say as sayText } from '../language.ts';
import { today } from '../live/clock.ts';
import { settingsWords } from './in-words.ts';
import { timesText } from './week.ts';

type Day = HoursCalendar['days'][number];

const pauseMs = 250;

/** A month of opening hours: each day open, at other times, or closed, and why. */
export function MonthCalendar({ hours }: { hours: HoursDocument }): VNode {
  const say = settingsWords.value.hours;
  const [month, setMonth] = useState(today().slice(0, 7));
  const { days, isWrong } = useMonth(hours, month);
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
      <Grid days={days} />
      <p class="legend" aria-hidden="true">
        {(['open', 'other', 'closed'] as const).map(kind => (
          <span key={kind} data-kind={kind}>
            {say.kinds[kind]}
          </span>
        ))}
      </p>
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

function Grid({ days }: { days: readonly Day[] }): VNode {
  const { kinds } = settingsWords.value.hours;
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
                {day !== null && (
                  <>
                    <span class="number">{Number(day.date.slice(-2))}</span>
                    <span class="visually-hidden">
                      {kinds[day.kind]} {timesOf(day)} {reasonText(day)}
                    </span>
                    <span class="times" aria-hidden="true">
                      {day.times.map(time => (
                        <span key={time}>{shortTimes(time)}</span>
                      ))}
                    </span>
                  </>
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The days of a month; while the hours can't be read, the last valid ones. */
function useMonth(hours: HoursDocument, month: string): { days: readonly Day[]; isWrong: boolean } {
  const [state, setState] = useState<{ days: readonly Day[]; isWrong: boolean }>({
    days: [],
    isWrong: false,
  });
  const wanted = JSON.stringify({ month, hours });
  useEffect(() => {
    let isCurrent = true;
    const timer = setTimeout(() => {
      send<HoursCalendar>('POST', '/settings/calendar', JSON.parse(wanted)).then(
        ({ days }) => isCurrent && setState({ days, isWrong: false }),
        () => isCurrent && setState(before => ({ ...before, isWrong: true })),
      );
    }, pauseMs);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [wanted]);
  return state;
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

function shifted(month: string, by: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7);
}

function timesOf({ times }: Day): string {
  return times.length === 0 ? settingsWords.value.hours.closed : times.map(timesText).join(', ');
}

/** Times in short form, such as `8–12`. */
function shortTimes(times: string): string {
  return times
    .replaceAll(':00', '')
    .replaceAll(/\b0(?=\d)/g, '')
    .replace('-', '–');
}

function reasonText({ label, because }: Day): string {
  if (because === 'weekly') return '';
  return label === null ? settingsWords.value.hours.because[because] : sayText(label);
}

function dayText({ date }: Day): string {
  const day = new Date(`${date}T00:00Z`);
  return `${formatWeekday((day.getUTCDay() + 6) % 7)} ${Number(date.slice(-2))}.`;
}
