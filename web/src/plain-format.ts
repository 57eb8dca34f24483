// What the first view shows of numbers and times, written as `Intl` writes it. A slow phone takes some fifty
// milliseconds to use `Intl` for the first time, and the board needs little of it. Wall screens use it too,
// in browsers as old as 2018.

const nonBreakingSpace = '\u00a0';

/** A number from 0 on that needs no grouping; null: any other. */
export function plainNumber(value: number, digits: number, language: 'de' | 'en'): string | null {
  const unit = 10 ** digits;
  const rounded = round(value * unit) / unit;
  if (value < 0 || rounded >= 1000) return null;
  const text = rounded.toFixed(digits);
  return language === 'de' ? text.replace('.', ',') : text;
}

/** A whole number of percent, such as 45 % in German and 45% in English. */
export function plainPercent(share: number, language: 'de' | 'en'): string {
  const percent = round(share * 100);
  return language === 'de' ? `${percent}${nonBreakingSpace}%` : `${percent}%`;
}

/** Hour and minute in the browser's time zone, such as 09:05. */
export function plainTime(moment: number): string {
  const date = new Date(moment);
  return `${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** How long something took, in words that nobody takes for a time of day, such as 40 s, 3 min 7 s, or 2 h 5 min. */
export function formatDuration(ms: number, language: 'de' | 'en'): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const unit = units[language];
  const parts: string[] = [];
  if (hours > 0) parts.push(`${hours}${nonBreakingSpace}${unit.hour}`);
  if (minutes > 0) parts.push(`${minutes}${nonBreakingSpace}${unit.minute}`);
  if (hours === 0 && (seconds % 60 > 0 || minutes === 0))
    parts.push(`${seconds % 60}${nonBreakingSpace}${unit.second}`);
  return parts.join(' ');
}

/** For how long something has been so, in words that nobody takes for a time of day, such as 40 s, 7 min, or 2 h 5 min. */
export function formatSpan(ms: number, language: 'de' | 'en'): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const [days, hours, minutes] = [86_400, 3600, 60].map(unit => Math.floor(seconds / unit)) as Three;
  const unit = units[language];
  if (minutes === 0) return `${seconds}${nonBreakingSpace}${unit.second}`;
  if (hours === 0) return `${minutes}${nonBreakingSpace}${unit.minute}`;
  if (days > 0) return `${days}${nonBreakingSpace}${days === 1 ? unit.day : unit.days}`;
  const whole = `${hours}${nonBreakingSpace}${unit.hour}`;
  return minutes % 60 === 0 ? whole : `${whole} ${minutes % 60}${nonBreakingSpace}${unit.minute}`;
}

type Three = [number, number, number];

const units = {
  de: { second: 'Sek.', minute: 'Min.', hour: 'Std.', day: 'Tag', days: 'Tagen' },
  en: { second: 's', minute: 'min', hour: 'h', day: 'day', days: 'days' },
} as const;

/** A number below a hundred in two digits. */
export function two(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}

/** Rounds as people do: 57.5 becomes 58 even where a computer has 57.49999999999999. */
function round(value: number): number {
  return Math.round(Number(value.toPrecision(12)));
}
