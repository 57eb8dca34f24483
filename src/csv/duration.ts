/**
 * Reads a length of time as tables have it, in milliseconds: seconds (`83`, `83,5`, `1.083,0`), `1:23`, `0:01:23`, or with a
 * unit (`83 s`, `1,5 min`, `2 h`). Negative ones are read too. Null: it is none.
 */
export function parseDuration(text: string): number | null {
  const [, sign = '', rest = ''] = /^([-−]?)(.*)$/s.exec(text.trim()) ?? [];
  const ms = clockTime(rest) ?? numberWithUnit(rest);
  if (ms === null) return null;
  return sign === '' || ms === 0 ? ms : -ms;
}

function clockTime(text: string): number | null {
  const match = /^(?:(\d{1,4}):)?(\d{1,4}):([0-5]\d)(?:[.,](\d{1,3}))?$/.exec(text);
  if (match === null) return null;
  const [, hours = '0', minutes = '0', seconds = '0', fraction = '0'] = match;
  const whole = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  return whole * 1000 + Number(fraction.padEnd(3, '0'));
}

const unitMs: Readonly<Record<string, number>> = {
  '': 1000,
  ms: 1,
  s: 1000,
  sec: 1000,
  sek: 1000,
  m: 60_000,
  min: 60_000,
  h: 3_600_000,
  std: 3_600_000,
};

function numberWithUnit(text: string): number | null {
  const [, number, unit = ''] = /^([\d.,]+)\s*([a-z]*)\.?$/i.exec(text) ?? [];
  const factor = unitMs[unit.toLowerCase()];
  const value = number === undefined ? null : decimal(number);
  return value === null || factor === undefined ? null : Math.round(value * factor);
}

/** With a comma for the decimals, dots stand between thousands; without one, a dot stands before the decimals. */
function decimal(text: string): number | null {
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text);
  if (/^(\d+|\d{1,3}(\.\d{3})+),\d+$/.test(text)) return Number(text.replaceAll('.', '').replace(',', '.'));
  return null;
}
