import type { CallRecord } from './call-record.ts';
import type { Decision } from './decision.ts';

/** What a call to the hotline contributes to the figures. Times are epoch milliseconds. */
export interface CountedCall {
  readonly startedAt: number;
  readonly answeredAt: number | null;
  readonly isOver: boolean;
  /** Whether the caller had talked to anybody before, and whether they reached one of those now. */
  readonly isReturning: boolean;
  readonly isFamiliar: boolean;
}

/** The figures of a period. Formulas are in docs/GLOSSARY.md, "Measures". */
export interface Figures {
  readonly offered: number;
  readonly answered: number;
  /** Over without an answer. */
  readonly abandoned: number;
  readonly answeredInTime: number;
  /** Mean from ringing to answer in milliseconds; null where nothing was answered. */
  readonly speedOfAnswerMs: number | null;
  /** Calls of those who had talked to somebody before. */
  readonly byReturningCallers: number;
  /** Of these, how many reached an agent they had talked to. */
  readonly familiar: number;
}

/** An answer within this time is in time: the usual "80 % in 20 seconds". */
const serviceLevelMs = 20_000;

/** What a call counts as; null where it was no call to a hotline, or its beginning is not known. */
export function toCountedCall(call: CallRecord, decision: Decision | null): CountedCall | null {
  if (call.kind !== 'hotline' || call.startedAt === null) return null;
  const known = (decision?.reason.candidates ?? []).filter(one => one.evidence > 0);
  return {
    startedAt: call.startedAt,
    answeredAt: call.answeredAt,
    isOver: call.endedAt !== null || call.cause !== null,
    isReturning: known.length > 0,
    isFamiliar: known.some(one => one.agentId === call.agentId),
  };
}

export function foldFigures(calls: Iterable<CountedCall>): Figures {
  const sums = {
    offered: 0,
    answered: 0,
    abandoned: 0,
    answeredInTime: 0,
    byReturningCallers: 0,
    familiar: 0,
  };
  let waitedMs = 0;
  for (const call of calls) {
    sums.offered += 1;
    if (call.isReturning) sums.byReturningCallers += 1;
    if (call.isFamiliar) sums.familiar += 1;
    if (call.answeredAt === null) {
      if (call.isOver) sums.abandoned += 1;
      continue;
    }
    const waitMs = Math.max(0, call.answeredAt - call.startedAt);
    sums.answered += 1;
    waitedMs += waitMs;
    if (waitMs <= serviceLevelMs) sums.answeredInTime += 1;
  }
  return { ...sums, speedOfAnswerMs: sums.answered === 0 ? null : waitedMs / sums.answered };
}
