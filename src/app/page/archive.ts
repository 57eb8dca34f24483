import type { PhoneNumber } from '../../domain/phone-number.ts';
import type { AgentId } from '../../domain/roster.ts';
import { previewPlan } from '../plan/preview-plan.ts';
import type { ArchiveContext } from './archive-context.ts';
import { compareFigures } from './compare-figures.ts';
import { previewErasure } from './erase-caller.ts';
import { exportCaller } from './export-caller.ts';
import { readKnownBefore } from './known-before.ts';
import { listCalls } from './list-calls.ts';
import { lookAtCall } from './look-at-call.ts';
import { readCallbacks } from './read-callbacks.ts';
import { reportCalls } from './report-calls.ts';
import { searchCallers } from './search-callers.ts';
import { sumDay } from './sum-day.ts';

/** Everything that the page asks of the past. Arguments and results are plain data. */
const questions = {
  report: reportCalls,
  sumsOf: sumDay,
  comparison: compareFigures,
  preview: previewPlan,
  knownBefore: readKnownBefore,
  callbacks: readCallbacks,
  search: searchCallers,
  caller: async ({ store: { directory } }: ArchiveContext, number: PhoneNumber, limit: number) => ({
    profile: await directory.profileOf(number),
    familiarity: await directory.familiarityOfMany([number]),
    calls: await directory.callsOf(number, limit),
  }),
  exportOf: exportCaller,
  erasure: previewErasure,
  calls: listCalls,
  call: ({ store }: ArchiveContext, flowId: string) => lookAtCall(store.directory, flowId),
  callersKnownBy: ({ store }: ArchiveContext, ids: readonly AgentId[], limit: number) =>
    store.directory.callersKnownBy(ids, limit),
  figuresOf: (
    { store }: ArchiveContext,
    ids: readonly AgentId[],
    period: { readonly from: number; readonly to: number },
  ) => store.directory.figuresOfAgent(ids, period),
};

type Questions = typeof questions;
export type Question = keyof Questions;

type Asked<Ask> = Ask extends (context: never, ...given: infer Given) => infer Answer
  ? (gone: AbortSignal, ...given: Given) => Answer
  : never;

/**
 * Answers what the page asks of the past, beside the way of the calls. Each question takes a signal that aborts when
 * nobody waits for the answer any more; it rejects then, and as the database does.
 */
export type Archive = { readonly [Q in Question]: Asked<Questions[Q]> };

/** @param ask has a question answered, here or elsewhere. */
export function createArchive(
  ask: (question: Question, given: readonly unknown[], gone: AbortSignal) => Promise<unknown>,
): Archive {
  const entries = (Object.keys(questions) as Question[]).map(question => [
    question,
    async (gone: AbortSignal, ...given: readonly unknown[]) => ask(question, given, gone),
  ]);
  return Object.fromEntries(entries) as Archive;
}

/** Answers in this thread, from a store that is open already. */
export function archiveHere(context: Omit<ArchiveContext, 'gone'>): Archive {
  return createArchive((question, given, gone) => answer({ ...context, gone }, question, given));
}

/** Answers a question here. */
export function answer(
  context: ArchiveContext,
  question: Question,
  given: readonly unknown[],
): Promise<unknown> {
  const work: (context: ArchiveContext, ...given: never[]) => Promise<unknown> = questions[question];
  return work(context, ...(given as never[]));
}
