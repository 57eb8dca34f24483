import { type ClockReading, unitNamed } from './duration.ts';

/**
 * How `1:10` is meant under a heading: `Dauer (hh:mm)`, `Talk time m:ss`, `Dauer (Std:Min)`; null: it does
 * not say.
 */
export function clockInHeading(heading: string): ClockReading | null {
  if (/h:mm(?!:ss)|(?:std|stunden|h|hrs|hours)\.?:min\w*\.?(?!:)/i.test(heading)) return 'h:mm';
  return /m:ss|min\w*\.?:(?:sek|sec|s\b)/i.test(heading) ? 'm:ss' : null;
}

/**
 * The unit in a heading, in milliseconds: `Dauer (s)`, `Dauer [min]`, `Dauer in Sekunden`, `Duration
 * Seconds`, `talk_s`, `Dauer/min`, `durationMinutes`, `Gesprächsminuten`; null: it names none.
 */
export function unitInHeading(heading: string): number | null {
  const name = partsOf(heading)?.unit;
  return name === undefined ? null : unitNamed(name);
}

/** The heading without the unit, or the clock, that it ends in. */
export function withoutUnit(heading: string): string {
  const parts = partsOf(heading);
  if (parts !== null && unitNamed(parts.unit) !== null) return parts.before;
  return heading.replace(/[\s_-]*h{0,2}:?m{1,2}(?::ss)?$/i, match => (match.includes(':') ? '' : match));
}

function partsOf(heading: string): { readonly before: string; readonly unit: string } | null {
  const text = heading.trim();
  for (const form of unitForms) {
    const [whole, before = '', unit = ''] = form.exec(text) ?? [];
    if (whole !== undefined && unitNamed(unit) !== null) return { before, unit };
  }
  return null;
}

/** In brackets, after a blank or the like, after a lower-case letter, or at the end of a compound. */
const unitForms = [
  /^(.*?)\s*[([]\s*(?:in\s+)?(\p{L}+)\.?\s*[)\]]$/u,
  /^(.*?)(?:[\s_/-]+in)?[\s_/-]+(\p{L}+)\.?$/u,
  /^(.*\p{Ll})(\p{Lu}\p{Ll}+)$/u,
  /^(.*?)(minuten|minutes|sekunden|seconds|sec)$/iu,
];
