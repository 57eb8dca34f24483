import { formatWeekday } from '../format.ts';

/** The days as the configuration names them, from Monday on. */
const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

const closed = 'closed';

/** Times such as `08:00-12:00, 13:00-17:00`, or `closed`, of each day from Monday on. */
export type Week = readonly string[];

/** The week that names such as `monday-friday` and `saturday, sunday` describe. */
export function weekOf(weekly: Readonly<Record<string, string>>): Week {
  const week: string[] = days.map(() => closed);
  for (const [key, times] of Object.entries(weekly))
    for (const part of key.toLowerCase().split(',')) {
      const [first = '', last = first] = part.split('-').map(day => day.trim());
      week.fill(times, indexOf(first), indexOf(last) + 1);
    }
  return week;
}

function indexOf(day: string): number {
  return (days as readonly string[]).indexOf(day);
}

/** A week as the configuration writes it: equal neighbouring days as one span, closed days left out. */
export function toWeekly(week: Week): Record<string, string> {
  const runs = runsOf(week).filter(({ times }) => times !== closed);
  return Object.fromEntries(
    runs.map(({ from, to, times }) => [from === to ? days[from] : `${days[from]}-${days[to]}`, times]),
  );
}

/** The week as lines for people, such as `Mo – Do 08:00-12:00`. `nothing` is said of a day without times. */
export function weekTexts(week: Week, nothing: string): readonly string[] {
  return runsOf(week).map(({ from, to, times }) => {
    const name = from === to ? formatWeekday(from) : `${formatWeekday(from)} – ${formatWeekday(to)}`;
    return `${name} ${times === closed ? nothing : timesText(times)}`;
  });
}

/** Times as people write them, such as `08:30 – 12:00`. */
export function timesText(times: string): string {
  return times.replaceAll('-', ' – ');
}

function runsOf(
  week: Week,
): readonly { readonly from: number; readonly to: number; readonly times: string }[] {
  const runs: { from: number; to: number; times: string }[] = [];
  week.forEach((times, day) => {
    const last = runs.at(-1);
    if (last?.times === times) last.to = day;
    else runs.push({ from: day, to: day, times });
  });
  return runs;
}
