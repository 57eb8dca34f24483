import type { Outcome, Overflow, Passed, Rule } from '../../domain/decision.ts';
import type { InLine } from '../deputies.ts';
import type { Weighed } from '../hunt.ts';

/** What a rule says of a call. */
export interface Choice {
  readonly rule: Rule;
  /** Whom to ring; empty where `outcome` says what becomes of the call instead. */
  readonly dialled: readonly Weighed[];
  /** Null where agents are dialled. */
  readonly outcome: Outcome | null;
  /** With which probability this choice came about; 1 where chance took no part. */
  readonly probability: number;
  readonly onBehalfOf: Weighed | null;
  readonly overflow: Overflow | null;
}

/** That a rule applied to a call and could not settle it. */
export interface PassedOver {
  readonly passed: Passed;
}

/** Rings these, in this order; not empty. */
export function ring(
  rule: Rule,
  dialled: readonly Weighed[],
  { outcome = null, probability = 1, onBehalfOf = null, overflow = null }: Partial<Choice> = {},
): Choice {
  return { rule, dialled, outcome, probability, onBehalfOf, overflow };
}

/** Rings those in a line, or who stands in for them; not empty. */
export function ringLine(rule: Rule, line: readonly InLine[]): Choice {
  const dialled = line.map(one => one.agent);
  return ring(rule, dialled, { onBehalfOf: line[0]?.onBehalfOf ?? null });
}

/** Rings nobody. */
export function ringNobody(rule: Rule, outcome: Outcome, overflow: Overflow | null = null): Choice {
  return ring(rule, [], { outcome, overflow });
}
