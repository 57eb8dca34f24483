import type { TimeZone } from '../domain/time-zone.ts';

/** A moment as a clock in this time zone shows it, such as `2026-06-04 18:05`. */
export function localText(at: number, zone: TimeZone): string {
  const { date, minute } = zone.toLocal(at);
  return `${date} ${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

/** A duration that nobody takes for a time of day, such as `2 min 5 s`. */
export function durationText(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  const parts = [
    [Math.floor(seconds / 3600), 'h'],
    [Math.floor(seconds / 60) % 60, 'min'],
    [seconds % 60, 's'],
  ] as const;
  const said = parts.filter(([count]) => count > 0).map(([count, unit]) => `${count} ${unit}`);
  return said.length === 0 ? '0 s' : said.join(' ');
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
