import type { PhoneNumber } from '../../domain/phone-number.ts';
import { callerRuleFor, withCallerRule } from '../../plan/caller-rule.ts';
import type { CallerDocument } from '../../plan/document.ts';
import type { Applied, ChangeRequest } from './apply-plan.ts';
import { basisOf, changePlan, currentDocument } from './change-plan.ts';
import type { PlanDesk } from './plan-desk.ts';

/** A rule about a caller as it is written. */
export type WrittenCallerRule = CallerDocument;

/** The rule that names a caller's number in full, and the revision it is from; null: there is none. */
export async function callerRuleIn(
  desk: PlanDesk,
  number: PhoneNumber,
): Promise<{ readonly revision: number; readonly rule: WrittenCallerRule | null }> {
  const { revision, document } = await currentDocument(desk);
  return { revision, rule: callerRuleFor(document, number) };
}

/**
 * Puts a rule about a caller in force; an empty one is removed. What has been changed since elsewhere in the
 * configuration does not matter, as long as the caller's rule is the one that was seen.
 */
export async function saveCallerRule(
  desk: PlanDesk,
  number: PhoneNumber,
  rule: WrittenCallerRule,
  { by, basedOn }: ChangeRequest,
): Promise<Applied> {
  const basis = await basisOf(desk, basedOn, document => callerRuleFor(document, number));
  return changePlan(desk, { by, basedOn: basis }, before => withCallerRule(before, number, rule));
}
