import type { AnswerWords } from './words/answer-words.ts';

interface Span {
  /** Days such as 2026-11-24, both included. */
  readonly from: string;
  readonly to: string;
}

type SpanWords = Pick<AnswerWords, 'inMonth' | 'inYear' | 'onDay' | 'fromTo'>;

/** Days as they stand in a sentence, such as “in November 2026”. */
export function formatSpan({ from, to }: Span, say: SpanWords, language: 'de' | 'en'): string {
  const locale = language === 'de' ? 'de-DE' : 'en-GB';
  const write = (day: string, options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(Date.parse(day));
  const full = { day: 'numeric', month: 'long', year: 'numeric' } as const;
  const [year] = from.split('-');
  if (from === to) return say.onDay(write(from, full));
  if (from.endsWith('-01-01') && to === `${year}-12-31`) return say.inYear(year ?? '');
  if (from.endsWith('-01') && to === lastDayOf(from))
    return say.inMonth(write(from, { month: 'long', year: 'numeric' }));
  const isOneYear = from.slice(0, 4) === to.slice(0, 4);
  return say.fromTo(write(from, isOneYear ? { day: 'numeric', month: 'long' } : full), write(to, full));
}

function lastDayOf(month: string): string {
  const date = new Date(month);
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).toISOString().slice(0, 10);
}
