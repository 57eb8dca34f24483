import ICAL from 'ical.js';
import { z } from 'zod';
import { type IcsLine, rawValue } from './ics-lines.ts';

/** A property as the parser leaves it (jCal, RFC 7265): name, parameters, kind of value, values. */
const property = z.tuple([z.string(), z.record(z.string(), z.unknown()), z.string()], z.unknown());

/** A property that holds texts. */
export interface TextProperty {
  readonly values: readonly string[];
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** Longer texts are of no use, and the parser's time grows with the square of their parameters. */
const maxTextLength = 2_000;

/** Reads a property that holds texts. Where its parameters are broken, what follows them is its text. */
export function readText({ text }: IcsLine): TextProperty {
  const short = text.slice(0, maxTextLength);
  const [, parameters, , ...values] = parse(short) ?? ['', {}, '', short.slice(short.indexOf(':') + 1)];
  return { values: values.map(String), parameters };
}

/** The parts of a recurrence rule; null: it can't be read. */
export function readRule(line: IcsLine): unknown {
  const text = rawValue(line).toUpperCase().replaceAll(/\s/g, '').replace(/;+$/, '');
  return isClear(text) ? (parse(`RRULE:${text}`)?.[3] ?? null) : null;
}

/**
 * Whether a rule is unambiguous: the parser would accept half a number, and the last of two parts with the
 * same name.
 */
function isClear(rule: string): boolean {
  const names = rule.split(';').map(part => part.split('=', 1)[0]);
  return new Set(names).size === names.length && !/(^|;)(COUNT|INTERVAL)=(?!\d+(;|$))/.test(rule);
}

function parse(line: string): z.infer<typeof property> | null {
  try {
    return property.safeParse(ICAL.parse.property(line)).data ?? null;
  } catch {
    return null;
  }
}

/** A property that holds times, whose values are still texts. */
export interface TimeProperty {
  readonly tzid: string | null;
  /** Such as DATE, in capitals; empty: not said. */
  readonly kind: string;
  /** Such as THISANDFUTURE; empty: none. */
  readonly range: string;
  readonly values: readonly string[];
}

/**
 * Reads a property that holds times. Not by the parser: Exchange writes time zones such as `(UTC+01:00)
 * Berlin` as they are, with a colon and without quotes. Times have none, so the value begins behind the last
 * one.
 */
export function readTimeProperty({ text }: IcsLine): TimeProperty {
  const isoValue = /:\s*\d{4}-\d{2}-\d{2}[T ][\d:.]+.*$/.exec(text);
  const colon = isoValue?.index ?? text.lastIndexOf(':');
  const head = colon === -1 ? '' : text.slice(0, colon);
  return {
    tzid: parameterOf(head, 'TZID'),
    kind: (parameterOf(head, 'VALUE') ?? '').toUpperCase(),
    range: (parameterOf(head, 'RANGE') ?? '').toUpperCase(),
    values: text
      .slice(colon + 1)
      .split(',')
      .map(value => value.trim())
      .filter(value => value !== ''),
  };
}

function parameterOf(head: string, name: string): string | null {
  const [, quoted, plain] = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"?|([^;]*))`, 'i').exec(head) ?? [];
  const value = (quoted ?? plain ?? '').trim();
  return value === '' ? null : value;
}
