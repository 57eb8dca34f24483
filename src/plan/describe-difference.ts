import type { Language } from '../domain/language.ts';
import { dayWords } from './day-words.ts';
import type { Difference } from './differences.ts';
import { fieldText } from './field-words.ts';
import { maskAddress } from './masked-address.ts';
import { ownValue } from './own-value.ts';
import type { Text } from './remedy.ts';
import { commonValueWords, valueWords } from './value-words.ts';

/** A difference in words. */
export interface DescribedDifference {
  /** Such as `Hotline Zentrale › Warten › Wartemusik`. */
  readonly place: Text;
  /** Null: there is nothing. */
  readonly before: Text | null;
  readonly after: Text | null;
}

/**
 * Turns a text from a document into what people write: an agent's id into a name, a number into its usual
 * form.
 */
export type Readable = (text: string) => string;

export function describeDifference(
  { path, before, after }: Difference,
  readable: Readable,
): DescribedDifference {
  const describe = (value: unknown): Text | null =>
    value === undefined ? null : inBoth(language => valueText(value, path, { language, readable }));
  return { place: describePlace(path, readable), before: describe(before), after: describe(after) };
}

/** A place of the document, such as `['hotlines', 'Zentrale', 'greeting']`, in words. */
export function describePlace(path: readonly string[], readable: Readable): Text {
  const [section = '', ...below] = path;
  const isNamed = [
    'groups',
    'rotas',
    'hours',
    'hotlines',
    'absences',
    'workingTimes',
    'calendars',
    'callers',
  ].includes(section);
  const [name, ...rest] = isNamed ? below : ['', ...below];
  return inBoth(language => {
    const parts = rest.map((part, index) => partText(part, rest[index - 1], { language, readable }));
    const named = name === undefined || name === '' ? '' : ` ${readableWords(name, { language, readable })}`;
    return [`${fieldText(section)[language]}${named}`, ...parts].join(' › ');
  });
}

interface Style {
  readonly language: Language;
  readonly readable: Readable;
}

function partText(part: string, parent: string | undefined, { language, readable }: Style): string {
  // Below these are names, days and dates rather than fields.
  if (['add', 'remove', 'halfDays', 'exceptions'].includes(parent ?? ''))
    return wordOf('add', part)?.[language] ?? dayWords(readable(part), language);
  if (parent === 'weekly') return weekText(part, language);
  return fieldText(part)[language];
}

/** The name of an entry for people; an absence goes by its agent and a date. */
export function readableWords(name: string, { language, readable }: Style): string {
  const [first = '', ...others] = name.split(' ');
  const whole = readable(name);
  if (whole !== name) return whole;
  const rest = others.join(' ');
  const day = dayWords(rest, language);
  return day === rest ? [readable(first), ...others].join(' ') : `${readable(first)}, ${day}`;
}

/** The value of a field on one line. */
function valueText(value: unknown, path: readonly string[], style: Style): string {
  const { language, readable } = style;
  if (typeof value === 'boolean')
    return (value ? { de: 'ja', en: 'yes' } : { de: 'nein', en: 'no' })[language];
  // Not everybody who may read the log may know where a calendar is published.
  if (path[0] === 'calendars' && path.at(-1) === 'url') return maskAddress(String(value));
  if (typeof value === 'string')
    return choiceText(value, path, language) ?? dayWords(readable(value), language);
  if (Array.isArray(value))
    return value.map(one => valueText(one, path, style)).join(path.includes('overflow') ? ' → ' : ', ');
  if (typeof value !== 'object' || value === null) return numberText(value, language);
  return Object.entries(value)
    .map(([name, part]) => `${keyText(name, path, language)}: ${valueText(part, [...path, name], style)}`)
    .join('; ');
}

function choiceText(value: string, path: readonly string[], language: Language): string | null {
  const field = path.findLast(part => Object.hasOwn(valueWords, part));
  return ((field && wordOf(field, value)) || ownValue(commonValueWords, value))?.[language] ?? null;
}

function wordOf(field: string, value: string): Text | undefined {
  return ownValue(ownValue(valueWords, field), value);
}

function keyText(name: string, path: readonly string[], language: Language): string {
  return path.at(-1) === 'weekly' ? weekText(name, language) : fieldText(name)[language];
}

function numberText(value: unknown, language: Language): string {
  return typeof value === 'number'
    ? value.toLocaleString(language === 'de' ? 'de-DE' : 'en-GB')
    : String(value);
}

const germanDays: Readonly<Record<string, string>> = {
  monday: 'Montag',
  tuesday: 'Dienstag',
  wednesday: 'Mittwoch',
  thursday: 'Donnerstag',
  friday: 'Freitag',
  saturday: 'Samstag',
  sunday: 'Sonntag',
};

/** Weekdays as they are written, such as `monday-friday`. */
function weekText(days: string, language: Language): string {
  return days
    .replaceAll(/[a-z]+/gi, day =>
      language === 'de'
        ? (ownValue(germanDays, day.toLowerCase()) ?? day)
        : day.charAt(0).toUpperCase() + day.slice(1).toLowerCase(),
    )
    .replaceAll(/\s*-\s*/g, ' – ');
}

function inBoth(say: (language: Language) => string): Text {
  return { de: say('de'), en: say('en') };
}
