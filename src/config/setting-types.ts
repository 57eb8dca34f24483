import { z } from 'zod';
import { parseUrl } from '../domain/parse-url.ts';
import type { PhoneNumber } from '../domain/phone-number.ts';
import { parseSpelledNumber } from '../numbers/phone-spelling.ts';

/**
 * A setting read by `parse`, which returns null for an invalid text; `remedy` then says what would be valid.
 */
export function parsed<T>(remedy: string, parse: (text: string) => T | null) {
  return z.string({ error: remedy }).transform((text, context): T => {
    const value = parse(text);
    if (value !== null) return value;
    context.addIssue({ code: 'custom', message: remedy });
    return z.NEVER;
  });
}

export function text() {
  return parsed('give a text', value => value);
}

export function wholeNumber(min: number, max: number, unit: string) {
  return parsed(`give a whole number from ${min} to ${max}${unit}`, text => {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    return value >= min && value <= max ? value : null;
  });
}

export function decimal(min: number, max: number, meaning: string) {
  return parsed(`give a number from ${min} to ${max} with a decimal point, ${meaning}`, text => {
    const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
    return value >= min && value <= max ? value : null;
  });
}

export function yesOrNo() {
  const words: Readonly<Record<string, boolean>> = { true: true, false: false };
  return parsed('give true or false', text => words[text.toLowerCase()] ?? null);
}

export function oneOf<T extends string>(choices: readonly T[]) {
  return parsed(`give one of ${choices.join(', ')}`, text => choices.find(choice => choice === text) ?? null);
}

/** One or several phone numbers, separated by commas, in any usual spelling. */
export function phoneNumbers(meaning: string) {
  const remedy = `give ${meaning} as one or several phone numbers, separated by commas, such as +49 30 23125 100`;
  return parsed(remedy, (text): readonly PhoneNumber[] | null => {
    const numbers = text.split(',').map(parseSpelledNumber);
    const known = numbers.flatMap(number => number ?? []);
    return known.length === numbers.length ? [...new Set(known)] : null;
  });
}

/** An address on the web. A user and password in it would be lost, or end up in a log. */
export function webUrl(remedy: string) {
  return z.string({ error: remedy }).transform((text, context): URL => {
    const url = parseUrl(text);
    const hasLogin = url !== null && `${url.username}${url.password}` !== '';
    if (url !== null && /^https?:$/.test(url.protocol) && !hasLogin) return url;
    context.addIssue({ code: 'custom', message: hasLogin ? withoutLogin : remedy });
    return z.NEVER;
  });
}

const withoutLogin = 'write it without user and password';
