/** What comes first in a date of three numbers. */
export const dayOrders = ['day-first', 'month-first', 'year-first'] as const;
export type DayOrder = (typeof dayOrders)[number];

/** A date whose order must be known. */
export interface NumberedDate {
  readonly isDotted: boolean;
  readonly first: number;
  readonly second: number;
  /** The year, unless that comes first; then two digits. */
  readonly third: number;
  readonly hasShortYear: boolean;
}

/** Splits `03/04/2026`, `03-04-26` or `3.4.2026`; null: it has another form. */
export function numberedDate(text: string): NumberedDate | null {
  const plain = text.replace(weekday, '');
  const [slashed, dottedDate] = [slashes.exec(plain), dotted.exec(plain)];
  const [, first, second, third] = slashed ?? dottedDate ?? [];
  if (first === undefined || second === undefined || third === undefined) return null;
  return {
    isDotted: slashed === null,
    first: Number(first),
    second: Number(second),
    third: Number(third),
    hasShortYear: third.length === 2,
  };
}

/** A date in a table, and the text after it. */
export interface DateText {
  /** Such as `2026-11-24`; it may be a day that does not exist. */
  readonly date: string;
  readonly rest: string;
}

/**
 * Reads `24.11.2026`, `2026-11-24`, `2026/11/24`, `20261124`, `24. November 2026`, `Nov 24, 2026`, with or
 * without a day of the week before it. `03/04/2026` is read only if it is known which is the day; with dots
 * the day comes first, unless the month is known to. Null: it begins with no date.
 */
export function readDate(text: string, order: DayOrder | null): DateText | null {
  const plain = text.replace(weekday, '');
  const [yearFirst, year = '', month = '', day = ''] = international.exec(plain) ?? compact.exec(plain) ?? [];
  if (yearFirst !== undefined) return toDate(plain, yearFirst, { day, month, year });
  return readDotted(plain, order) ?? readSlashed(plain, order) ?? readNamed(plain);
}

const weekday =
  /^(?:(?:mo|di|mi|do|fr|sa|so)(?:ntag|enstag|ttwoch|nnerstag|eitag|mstag|nnabend)?|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*)\.?,?\s+/i;
const international = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/;
const compact = /^((?:19|20)\d{2})(\d{2})(\d{2})(?=$|[T\s])/;
const dotted = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})(?!\d)/;
const slashes = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d{2})(?!\d)/;
const dayBeforeName = /^(\d{1,2})\.?[\s-]*(\p{L}{3,})\.?[\s-]+(\d{4}|\d{2})(?!\d)/u;
const nameBeforeDay = /^(\p{L}{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)/u;

function readDotted(text: string, order: DayOrder | null): DateText | null {
  const [whole, first = '', second = '', year = ''] = dotted.exec(text) ?? [];
  if (whole === undefined) return null;
  const [day, month] = order === 'month-first' ? [second, first] : [first, second];
  return toDate(text, whole, { day, month, year });
}

function readSlashed(text: string, order: DayOrder | null): DateText | null {
  const [whole, first = '', second = '', third = ''] = slashes.exec(text) ?? [];
  if (whole === undefined || order === null) return null;
  if (order === 'year-first') {
    const isShort = first.length === 2 && third.length === 2;
    return isShort ? toDate(text, whole, { day: third, month: second, year: first }) : null;
  }
  const [day, month] = order === 'day-first' ? [first, second] : [second, first];
  return toDate(text, whole, { day, month, year: third });
}

function readNamed(text: string): DateText | null {
  const [behind, day = '', name = '', year = ''] = dayBeforeName.exec(text) ?? [];
  if (behind !== undefined) return toDate(text, behind, { day, month: monthNamed(name), year });
  const [before, nameFirst = '', dayAfter = '', yearAfter = ''] = nameBeforeDay.exec(text) ?? [];
  if (before === undefined) return null;
  return toDate(text, before, { day: dayAfter, month: monthNamed(nameFirst), year: yearAfter });
}

/** In German and English; the first three letters tell them apart. */
const months: Readonly<Record<string, string>> = {
  jan: '1',
  jän: '1',
  feb: '2',
  mar: '3',
  mär: '3',
  mrz: '3',
  apr: '4',
  mai: '5',
  may: '5',
  jun: '6',
  jul: '7',
  aug: '8',
  sep: '9',
  okt: '10',
  oct: '10',
  nov: '11',
  dez: '12',
  dec: '12',
};

function monthNamed(name: string): string {
  return months[name.toLowerCase().slice(0, 3)] ?? '';
}

function toDate(
  text: string,
  whole: string,
  { day, month, year }: { readonly day: string; readonly month: string; readonly year: string },
): DateText | null {
  if (month === '') return null;
  const century = year.length === 4 ? '' : Number(year) < firstYearOfLastCentury ? '20' : '19';
  const date = `${century}${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return { date, rest: text.slice(whole.length) };
}

const firstYearOfLastCentury = 70;
