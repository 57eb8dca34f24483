import { defaultLearning } from '../acd/call-record.ts';
import { type Collected, createCollector } from '../acd/measures/collect.ts';
import { type Summary, summarise } from '../acd/measures/summarise.ts';
import { type DutyRules, usualDutyRules } from '../acd/replay/duty.ts';
import { inOrder } from '../acd/replay/in-order.ts';
import type { LoggedCall } from '../acd/replay/logged-call.ts';
import { startRecorded } from '../acd/replay/recorded.ts';
import { type ReplayOptions, startReplay } from '../acd/replay/replay.ts';
import { createSurvey, type Survey } from '../acd/replay/survey.ts';

/** One way to route, under the name by which it is compared. */
export interface Variant extends Omit<ReplayOptions, 'seed'> {
  readonly name: string;
}

export interface ComparisonOptions {
  /** Reads the log anew from its beginning. */
  readonly calls: () => AsyncIterable<LoggedCall>;
  /** Which part of the callers, counted from 1, of how many. Each caller is in one part with all their calls. */
  readonly part: { readonly number: number; readonly of: number };
  /** Calls before only teach who knows whom, calls after are not counted; epoch milliseconds. */
  readonly measuredFrom: number;
  readonly measuredUntil: number;
  readonly serviceLevelMs: number;
  readonly seed: number;
  /** Told what is being done, and of every call. */
  readonly onProgress: (doing: 'surveying' | 'replaying') => void;
}

/** A variant, or what really happened, in figures. */
export interface Run {
  readonly name: string;
  readonly summary: Summary;
}

/** The first run is what happened according to the log. */
export interface Comparison {
  readonly survey: Survey;
  readonly measuredFrom: number;
  readonly recorded: Run;
  readonly runs: readonly Run[];
}

/** How a log is read where it does not say. */
const assumptions = { duty: usualDutyRules satisfies DutyRules, longestTalkMs: 3_600_000 };

/** Looks at a log as a whole. */
export async function surveyLog({
  calls,
  onProgress,
}: Pick<ComparisonOptions, 'calls' | 'onProgress'>): Promise<Survey> {
  const fold = createSurvey(assumptions.duty, assumptions.longestTalkMs);
  for await (const call of calls()) {
    fold.see(call);
    onProgress('surveying');
  }
  return fold.survey();
}

/**
 * Replays a log under several variants side by side, in one reading. Each caller meets the same fate under all, so that
 * the differences are paired.
 */
export async function comparePolicies(
  variants: readonly Variant[],
  survey: Survey,
  options: ComparisonOptions,
): Promise<Comparison> {
  const { seed, serviceLevelMs, measuredFrom, measuredUntil, onProgress } = options;
  const counted = { measuredFrom, measuredUntil, serviceLevelMs };
  const contestants = variants.map(variant => {
    const collector = createCollector({ ...counted, wrapUpMs: variant.rules.wrapUpMs });
    const replay = startReplay(survey.shifts, { ...variant, seed }, { onFate: collector.count });
    return { name: variant.name, collector, replay };
  });
  const happened = createCollector({ ...counted, wrapUpMs: 0 });
  const recorded = startRecorded(memoryOf(variants), happened.count);

  for await (const logged of inOrder(partOf(options, survey), survey.disorderMs)) {
    const call = survey.talkPool.withTalk(logged, seed);
    recorded.take(logged);
    for (const { replay } of contestants) replay.take(call);
    onProgress('replaying');
  }
  const toRun = (name: string, collected: Collected): Run => ({ name, summary: summarise(collected, seed) });
  return {
    survey,
    measuredFrom,
    recorded: toRun('recorded', happened.collected(survey.shifts)),
    runs: contestants.map(({ name, collector, replay }) => {
      replay.finish();
      return toRun(name, collector.collected(survey.shifts));
    }),
  };
}

function memoryOf(variants: readonly Variant[]): Pick<ReplayOptions, 'learning'> & { halfLifeDays: number } {
  const [first] = variants;
  return {
    learning: first?.learning ?? defaultLearning,
    halfLifeDays: first?.policy.halfLifeDays ?? 90,
  };
}

async function* partOf(
  { calls, part }: ComparisonOptions,
  { callerParts }: Survey,
): AsyncGenerator<LoggedCall> {
  const numberOf = callerParts.among(part.of);
  for await (const call of calls()) if (numberOf(call) === part.number) yield call;
}
