/** What `1:10` means: an hour and ten minutes, or a minute and ten seconds. */
export const clockReadings = ['h:mm', 'm:ss'] as const;
export type ClockReading = (typeof clockReadings)[number];

/** What an operator can say about durations: what `1:10` means, or the unit of numbers. */
export const durationForms = [...clockReadings, 'milliseconds', 'seconds', 'minutes'] as const;
export type DurationForm = (typeof durationForms)[number];

/** How the durations of a column are meant. */
export interface DurationReading {
  readonly clock: ClockReading;
  /** The unit of numbers without one, in milliseconds. */
  readonly unitMs: number;
  /** Whether `1.234` is more than a thousand: a dot or comma before three digits separates thousands. */
  readonly hasThousands?: boolean;
}

const usualReading: DurationReading = { clock: 'm:ss', unitMs: 1000 };

/**
 * Reads a duration as tables write it, in milliseconds: a number (`83`, `83,5`, `1.083,0`), `1:23`,
 * `0:01:23`, or with units (`83 s`, `1,5 min`, `1 Std. 2 Min. 3 Sek.`, `PT1M23S`, `1'23"`). Negative ones are
 * read too. Null: it is no duration.
 */
export function parseDuration(text: string, reading: DurationReading = usualReading): number | null {
  const [, sign = '', rest = ''] = /^([-−]?)(.*)$/s.exec(withoutDay(text.trim())) ?? [];
  const ms = clockTime(rest, reading.clock) ?? plainNumber(rest, reading) ?? withUnits(rest);
  if (ms === null) return null;
  return sign === '' || ms === 0 ? ms : -ms;
}

/** The two numbers of `1:10`; null: it has another form. */
export function numbersAroundColon(text: string): readonly [number, number] | null {
  const [, first, second] = twoParts.exec(text.trim()) ?? [];
  return first === undefined || second === undefined ? null : [Number(first), Number(second)];
}

const twoParts = /^(\d{1,4}):([0-5]\d)$/;

/** Spreadsheets make a time of day of it: `30.12.1899 00:03:00`, `12:03:00 AM`. */
function withoutDay(text: string): string {
  return text
    .replace(/^(?:30\.12\.1899|1899-12-30|0?0\.01\.1900|1900-01-00)[T\s]+/, '')
    .replace(/^12(:\d{2}:\d{2})\s*a\.?m\.?$/i, '0$1')
    .replace(/^(\d{1,2}:\d{2}:\d{2})\s*a\.?m\.?$/i, '$1');
}

function clockTime(text: string, clock: ClockReading): number | null {
  const [, first = '', second = '', unit] = /^(\d{1,4}):([0-5]\d)(?:\s*(min|h|std)\.?)?$/i.exec(text) ?? [];
  if (first !== '') {
    const isHours = unit === undefined ? clock === 'h:mm' : unit.toLowerCase() !== 'min';
    return (Number(first) * 60 + Number(second)) * (isHours ? 60_000 : 1000);
  }
  const match = /^(?:(\d{1,4}):)?(\d{1,4}):([0-5]\d)(?:[.,](\d{1,3})\d*)?(?:\s*(?:h|std|uhr)\.?)?$/i.exec(
    text,
  );
  if (match === null) return null;
  const [, hours = '0', minutes = '0', seconds = '0', fraction = '0'] = match;
  const whole = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  return whole * 1000 + Number(fraction.padEnd(3, '0'));
}

/** Spreadsheets count time in days. */
export const dayMs = 86_400_000;

function plainNumber(text: string, { unitMs, hasThousands = false }: DurationReading): number | null {
  const value = decimal(hasThousands && isGrouped(text) ? text.replaceAll(/[.,]/g, '') : text);
  if (value === null) return null;
  // Eight decimals of a day give seconds only nearly.
  return unitMs === dayMs ? Math.round((value * dayMs) / 1000) * 1000 : Math.round(value * unitMs);
}

const unitPatterns: readonly (readonly [RegExp, number])[] = [
  [/^(ms|msek|msec|millisekunden|milliseconds)$/, 1],
  [/^(s|sec|secs|second|seconds|sek|sekunde|sekunden|'')$/, 1000],
  [/^(m|min|mins|minute|minutes|minuten|')$/, 60_000],
  [/^(h|hr|hrs|hour|hours|std|stunde|stunden)$/, 3_600_000],
  [/^(d|day|days|tag|tage)$/, dayMs],
];

/** The milliseconds of a unit by any of its names, such as `Sek` or `minutes`; null: it is no unit. */
export function unitNamed(name: string): number | null {
  return unitPatterns.find(([pattern]) => pattern.test(name.toLowerCase()))?.[1] ?? null;
}

/** One after the other, each with a number before it. */
function withUnits(text: string): number | null {
  const plain = text
    .replace(/^P(?=.*\d)T?/i, '')
    .replaceAll(/["″”]/g, "''")
    .replaceAll(/[’′]/g, "'");
  const parts = plain.matchAll(/\s*([\d.,]*\d)\s*([a-z]+|'{1,2})\.?(?:T|,|\s+und|\s+and)?\s*/giy);
  let [total, read] = [0, 0];
  for (const [whole, number = '', unit = ''] of parts) {
    const [value, factor] = [decimal(number), unitNamed(unit)];
    if (value === null || factor === null) return null;
    total += value * factor;
    read += whole.length;
  }
  return read > 0 && read === plain.length ? Math.round(total) : null;
}

/** Whether a dot or comma in it may separate thousands: `1.234`. */
export function isGrouped(text: string): boolean {
  return /^[1-9]\d{0,2}([.,]\d{3})+$/.test(text);
}

/** A number without a unit, as {@link parseDuration} reads it; null: it is none. */
export function numberIn(text: string): number | null {
  return decimal(text.trim());
}

/** With a decimal comma, dots separate thousands, and vice versa; a lone dot is a decimal point. */
function decimal(text: string): number | null {
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text);
  if (/^(\d+|\d{1,3}(\.\d{3})+),\d+$/.test(text)) return Number(text.replaceAll('.', '').replace(',', '.'));
  if (/^\d{1,3}(,\d{3})+\.\d+$/.test(text)) return Number(text.replaceAll(',', ''));
  // Spreadsheets write less than a minute, as part of a day, like this.
  if (/^\d([.,]\d+)?E-\d+$/i.test(text)) return Number(text.replace(',', '.'));
  return null;
}
