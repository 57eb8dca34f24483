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
  /** What the rules removed with the caller were called: their names, or the number. */
  readonly erased: readonly string[];
}

/**
 * Removes a number from a stored document's rules about callers; a rule that names nobody else goes with it.
 * Null: no rule names it. The document is not parsed, since what older or newer versions of Familiar stored
 * must be found too.
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

/** Every number that the rules about callers of a stored document name. */
export function namedInRules(document: unknown): readonly PhoneNumber[] {
  if (!(document instanceof Object) || !('callers' in document) || !Array.isArray(document.callers))
    return [];
  const rules: readonly CallerDocument[] = document.callers;
  return rules.flatMap(rule => [...(rule.numbers ?? []), ...((rule.prefixes ?? []) as PhoneNumber[])]);
}

function names({ numbers = [], prefixes = [] }: CallerDocument, number: PhoneNumber): boolean {
  return numbers.includes(number) || prefixes.includes(number);
}

/** The rule without the number; null: nobody is left. */
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
 * The YAML that somebody wrote, without a caller. Comments are kept unless one of them may be about the
 * caller: then the whole text is given up. Null: given up.
 *
 * @param erased other names the caller went by, such as that of a rule.
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

/** Whether the text contains the number in any spelling, or one of the names. */
function speaksOf(text: string, number: PhoneNumber, erased: readonly string[]): boolean {
  const national = parsePhoneNumber(number)?.nationalNumber ?? number.slice(1);
  const packed = text.replaceAll(/[^\p{L}\d]/gu, '');
  return packed.includes(national) || erased.some(name => text.includes(name));
}
