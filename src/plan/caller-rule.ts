import type { PhoneNumber } from '../domain/phone-number.ts';
import type { CallerDocument, PlanDocument } from './document.ts';
import { label, phoneNumber } from './scalars.ts';

/** The rule that names a number in full, if any. */
export function callerRuleFor(document: PlanDocument, number: PhoneNumber): CallerDocument | null {
  return (document.callers ?? []).find(({ numbers = [] }) => numbers.includes(number)) ?? null;
}

/** The name of a rule about a caller of this name; undefined: it can't be written there. */
export function ruleNameOf(callerName: string): string | undefined {
  return label().safeParse(callerName.slice(0, 100).trim()).data;
}

/**
 * The document with this rule for a caller in place of the former one. Numbers it links leave the rules they
 * were in; a rule that says nothing is dropped.
 */
export function withCallerRule(
  document: PlanDocument,
  number: PhoneNumber,
  rule: CallerDocument,
): PlanDocument {
  const before = callerRuleFor(document, number);
  const numbers = new Set((rule.numbers ?? []).map(inUsualForm));
  const others = (document.callers ?? []).flatMap((caller): readonly CallerDocument[] => {
    if (caller === before) return [];
    const kept = (caller.numbers ?? []).filter(one => !numbers.has(one));
    if (kept.length === (caller.numbers ?? []).length) return [caller];
    return kept.length + (caller.prefixes ?? []).length > 0 ? [{ ...caller, numbers: kept }] : [];
  });
  return { ...document, callers: saysSomething(rule) ? [...others, rule] : others };
}

/** What is no number stays as it is and is refused when the document is checked. */
function inUsualForm(text: string): string {
  return phoneNumber.safeParse(text).data ?? text;
}

function saysSomething({ numbers = [], prefixes = [], ...rule }: CallerDocument): boolean {
  const { vip = false, someoneNew = false, never = [], fixed, blocked } = rule;
  const isAny = vip || someoneNew || never.length > 0 || fixed !== undefined || blocked !== undefined;
  return isAny || numbers.length > 1 || prefixes.length > 0;
}
