import type { Language } from '../domain/language.ts';

const written = /^(?:(\d{4})-)?(\d\d)-(\d\d)(?: (\d\d:\d\d))?$/;

/** A day or moment of a document, such as `2026-12-24` or `12-24`, as people say it; other texts as they are. */
export function dayWords(text: string, language: Language): string {
  const [, year, month, day, time] = written.exec(text) ?? [];
  if (month === undefined || day === undefined) return text;
  const format = new Intl.DateTimeFormat(language === 'de' ? 'de-DE' : 'en-GB', {
    day: 'numeric',
    month: 'long',
    ...(year !== undefined && { year: 'numeric' }),
    timeZone: 'UTC',
  });
  // 2000 was a leap year, so 29 February counts as a day.
  const at = Date.parse(`${year ?? '2000'}-${month}-${day}`);
  if (Number.isNaN(at)) return text;
  return time === undefined ? format.format(at) : `${format.format(at)}, ${time}`;
}
