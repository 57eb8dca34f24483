import type { CallFate } from '../../analysis/measures/call-fate.ts';
import { type CallbackFigures, createCallbackTally } from '../../analysis/measures/callback-tally.ts';
import { type Collected, createCollector } from '../../analysis/measures/collect.ts';
import { type Summary, summarise } from '../../analysis/measures/summarise.ts';
import { usualDutyRules } from '../../analysis/replay/duty.ts';
import { inOrder } from '../../analysis/replay/in-order.ts';
import { startRecorded } from '../../analysis/replay/recorded.ts';
import { startReplay } from '../../analysis/replay/replay.ts';
import { createSurvey, type Survey, type SurveyRules } from '../../analysis/replay/survey.ts';
import type { ReplayOptions } from '../../analysis/replay/world.ts';
import type { LoggedCall } from '../../domain/logged-call.ts';

/** One way to route, under the name by which it is compared. */
export interface Variant extends Omit<ReplayOptions, 'seed' | 'toLocal'> {
  readonly name: string;
}

export interface ComparisonOptions extends Pick<ReplayOptions, 'seed' | 'toLocal'> {
  /** Reads the log anew from its beginning. */
  readonly calls: () => AsyncIterable<LoggedCall>;
  /**
   * Which part of the callers, counted from 1, of how many. Each caller is in one part with all their calls.
   */
  readonly part: { readonly number: number; readonly of: number };
  /**
   * The period, in epoch milliseconds. Calls before it only teach who knows whom; calls after it are not
   * counted.
   */
  readonly measuredFrom: number;
  readonly measuredUntil: number;
  readonly serviceLevelMs: number;
  /** Called with each step, and with every call. */
  readonly onProgress: (doing: 'surveying' | 'replaying') => void;
}

/** A variant, or what really happened, in figures. */
export interface Run {
  readonly name: string;
  readonly summary: Summary;
  /** Null where nobody could ask for one. */
  readonly callbacks: CallbackFigures | null;
}

/** The first run is what happened according to the log. */
export interface Comparison {
  readonly survey: Survey;
  readonly measuredFrom: number;
  readonly recorded: Run;
  readonly runs: readonly Run[];
}

/** How a log is read unless it says otherwise. */
const assumptions: Omit<SurveyRules, 'patienceMedianMs'> = { duty: usualDutyRules, longestTalkMs: 3_600_000 };

/** Surveys a log as a whole. */
export async function surveyLog({
  calls,
  onProgress,
  patienceMedianMs = null,
}: Pick<ComparisonOptions, 'calls' | 'onProgress'> &
  Partial<Pick<SurveyRules, 'patienceMedianMs'>>): Promise<Survey> {
  const fold = createSurvey({ ...assumptions, patienceMedianMs });
  for await (const call of calls()) {
    fold.see(call);
    onProgress('surveying');
  }
  return fold.survey();
}

/**
 * Replays a log under several variants side by side, in one reading. Chance treats each caller alike under
 * all of them, so the differences are paired.
 */
export async function comparePolicies(
  variants: readonly [Variant, ...Variant[]],
  survey: Survey,
  options: ComparisonOptions,
): Promise<Comparison> {
  const { seed, toLocal, serviceLevelMs, measuredFrom, measuredUntil, onProgress } = options;
  const [first] = variants;
  const counted = { measuredFrom, measuredUntil, serviceLevelMs };
  const contestants = variants.map(variant => {
    const collector = createCollector({ ...counted, wrapUpMs: variant.rules.wrapUpMs });
    const callbacks = variant.callbacks.share > 0 ? createCallbackTally(counted) : null;
    const onFate = (fate: CallFate): void => {
      collector.count(fate);
      callbacks?.count(fate);
    };
    const replay = startReplay(survey.shifts, { ...variant, seed, toLocal }, { onFate });
    return { name: variant.name, collector, callbacks, replay };
  });
  const happened = createCollector({ ...counted, wrapUpMs: 0 });
  const recorded = startRecorded(
    { plan: first.plan, halfLifeDays: first.hotline.policy.halfLifeDays },
    happened.count,
  );

  for await (const logged of inOrder(partOf(options, survey), survey.disorderMs)) {
    const call = survey.toReplayCall(logged, seed);
    recorded.take(logged);
    for (const { replay } of contestants) replay.take(call);
    onProgress('replaying');
  }
  const toRun = (name: string, collected: Collected, callbacks: CallbackFigures | null = null): Run => ({
    name,
    summary: summarise(collected, seed),
    callbacks,
  });
  return {
    survey,
    measuredFrom,
    recorded: toRun('recorded', happened.collected(survey.shifts)),
    runs: contestants.map(({ name, collector, callbacks, replay }) => {
      replay.finish();
      return toRun(name, collector.collected(survey.shifts), callbacks?.figures());
    }),
  };
}

async function* partOf(
  { calls, part }: ComparisonOptions,
  { callerParts }: Survey,
): AsyncGenerator<LoggedCall> {
  const numberOf = callerParts.among(part.of);
  for await (const call of calls()) if (numberOf(call) === part.number) yield call;
}
