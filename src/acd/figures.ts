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

/** Figures that are kept up to date call by call. */
export interface Tally {
  add(call: CountedCall): void;
  /** Takes back what was added. */
  remove(call: CountedCall): void;
  figures(): Figures;
}

export function createTally(): Tally {
  let offered = 0;
  let answered = 0;
  let abandoned = 0;
  let answeredInTime = 0;
  let byReturningCallers = 0;
  let familiar = 0;
  let waitedMs = 0;

  function count(call: CountedCall, by: 1 | -1): void {
    offered += by;
    if (call.isReturning) byReturningCallers += by;
    if (call.isFamiliar) familiar += by;
    if (call.answeredAt === null) {
      if (call.isOver) abandoned += by;
      return;
    }
    const waitMs = Math.max(0, call.answeredAt - call.startedAt);
    answered += by;
    waitedMs += by * waitMs;
    if (waitMs <= serviceLevelMs) answeredInTime += by;
  }

  return {
    add: call => count(call, 1),
    remove: call => count(call, -1),
    figures: () => ({
      offered,
      answered,
      abandoned,
      answeredInTime,
      byReturningCallers,
      familiar,
      speedOfAnswerMs: answered === 0 ? null : waitedMs / answered,
    }),
  };
}

export function foldFigures(calls: Iterable<CountedCall>): Figures {
  const tally = createTally();
  for (const call of calls) tally.add(call);
  return tally.figures();
}
