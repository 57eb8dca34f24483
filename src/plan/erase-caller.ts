import parsePhoneNumber from 'libphonenumber-js/max';
import type { PhoneNumber } from '../domain/phone-number.ts';
import { emptyRoster } from '../domain/roster.ts';
import type { CallerDocument, PlanDocument } from './document.ts';
import { identityOf } from './identity.ts';
import { parsePlan } from './parse-plan.ts';
import { renderPlan } from './render-plan.ts';

/** A document without a caller. */
export interface WithoutCaller {
  readonly document: object;
  /** By what the rules went that are gone with the caller: their names, or the number. */
  readonly erased: readonly string[];
}

/**
 * A stored document without a number in its rules about callers; a rule that names nobody else is gone. Null: no rule
 * names it. Not parsed, since what an older or newer version of Familiar has stored must be found too.
 */
export function withoutCaller(document: unknown, number: PhoneNumber): WithoutCaller | null {
  if (!(document instanceof Object) || !('callers' in document) || !Array.isArray(document.callers))
    return null;
  const rules: readonly CallerDocument[] = document.callers;
  const naming = rules.filter(rule => names(rule, number));
  if (naming.length === 0) return null;
  const kept = rules.map(rule => (naming.includes(rule) ? withoutNumber(rule, number) : rule));
  return {
    document: { ...document, callers: kept.filter(rule => rule !== null) },
    erased: [number, ...naming.filter(rule => withoutNumber(rule, number) === null).map(identityOf)],
  };
}

function names({ numbers = [], prefixes = [] }: CallerDocument, number: PhoneNumber): boolean {
  return numbers.includes(number) || prefixes.includes(number);
}

/** Null: nobody is left. */
function withoutNumber(rule: CallerDocument, number: PhoneNumber): CallerDocument | null {
  const numbers = (rule.numbers ?? []).filter(one => one !== number);
  const prefixes = (rule.prefixes ?? []).filter(one => one !== number);
  if (numbers.length + prefixes.length === 0) return null;
  return {
    ...rule,
    ...(rule.numbers !== undefined && { numbers }),
    ...(rule.prefixes !== undefined && { prefixes }),
  };
}

/**
 * The YAML that somebody wrote, without a caller. Comments live on, unless one of them may speak of the caller: then
 * all of it is given up, which is null.
 *
 * @param erased by what else the caller was known, such as the name of a rule.
 */
export function textWithoutCaller(
  written: string,
  number: PhoneNumber,
  erased: readonly string[],
): string | null {
  if (!speaksOf(written, number, erased)) return written;
  const parsed = parsePlan(written);
  const without = parsed.ok ? withoutCaller(parsed.document, number) : null;
  if (without === null) return null;
  const text = renderPlan(without.document as PlanDocument, emptyRoster, written);
  return speaksOf(text, number, [...erased, ...without.erased]) ? null : text;
}

/** Whether the number stands there in any spelling, or one of the names. */
function speaksOf(text: string, number: PhoneNumber, erased: readonly string[]): boolean {
  const national = parsePhoneNumber(number)?.nationalNumber ?? number.slice(1);
  const packed = text.replaceAll(/[^\p{L}\d]/gu, '');
  return packed.includes(national) || erased.some(name => text.includes(name));
}
