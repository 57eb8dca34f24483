import {
  type Agreement,
  type AgreementFold,
  createAgreementFold,
} from '../../analysis/measures/agreement.ts';
import { type CallFate, usualServiceLevelMs } from '../../analysis/measures/call-fate.ts';
import { createCollector } from '../../analysis/measures/collect.ts';
import { fateOfRecord } from '../../analysis/measures/fate-of-record.ts';
import { createFigureFold, type FigureFold, type Figures } from '../../analysis/measures/figures.ts';
import { type ReportedSummary, toReported } from '../../analysis/measures/reported.ts';
import { summarising } from '../../analysis/measures/summarise.ts';
import { createDutyFold, usualDutyRules } from '../../analysis/replay/duty.ts';
import { toLoggedCall } from '../../analysis/replay/past-log.ts';
import type { CallRecord } from '../../domain/call-record.ts';
import type { Rule } from '../../domain/decision.ts';
import type { Gist } from '../../domain/gist.ts';
import type { Language } from '../../domain/language.ts';
import { type LocalDate, weekdays } from '../../domain/local-date.ts';
import { hotlineByNumber } from '../../domain/plan-index.ts';
import { runYielding } from '../../pace/yield-to-calls.ts';
import { ruleText } from '../../wording/verdict-text.ts';
import type { ArchiveContext } from './archive-context.ts';
import { readGists } from './count-calls.ts';
import { type ToLocal, wallClockOf } from './local-days.ts';
import { createWaitFold, type Wait } from './report-waits.ts';

/**
 * The calls of a period, from several sides. Days, weekdays and hours are those of the hotline's time zone.
 */
export interface CallReport {
  /** The names of all hotlines. */
  readonly hotlines: readonly string[];
  readonly figures: Figures;
  /** Continuity, speed and more, each with its interval; of the hotline's calls alone. */
  readonly summary: ReportedSummary;
  /** For each hotline that was in shadow. */
  readonly agreements: readonly HotlineAgreement[];
  /** In order; days without calls are left out. Like 2026-11-24. */
  readonly days: readonly { readonly day: LocalDate; readonly figures: Figures }[];
  readonly hours: readonly HourOfWeek[];
  readonly waits: readonly Wait[];
  /** Most frequent first. */
  readonly rules: readonly {
    readonly rule: Rule;
    readonly text: Readonly<Record<Language, string>>;
    readonly calls: number;
  }[];
}

export interface HotlineAgreement extends Agreement {
  readonly hotline: string;
}

interface HourOfWeek {
  /** 0 is Monday. */
  readonly weekday: number;
  readonly hour: number;
  readonly offered: number;
  readonly answered: number;
}

export interface ReportOptions {
  /** Epoch milliseconds. */
  readonly from: number;
  readonly to: number;
  /** The hotline's name; left out: all hotlines. */
  readonly hotline?: string | undefined;
  /** How soon a call must be answered to count as in time, in milliseconds; left out: the usual time. */
  readonly serviceLevelMs?: number;
}

/** Seed of the bootstrap: the same report twice gives the same figures. */
const seed = 1;

/** Reads the calls of a period once, and keeps sums by day, hour and caller, however many calls there are. */
export async function reportCalls(context: ArchiveContext, options: ReportOptions): Promise<CallReport> {
  const { from, to, hotline, serviceLevelMs = usualServiceLevelMs } = options;
  const { wrapUpMs } = context.known.rules;
  const collector = createCollector({ measuredFrom: from, measuredUntil: to, serviceLevelMs, wrapUpMs });
  const agreements = new Map<string, AgreementFold>();
  const duty = createDutyFold(usualDutyRules);
  const sides = createSides(wallClockOf(context, hotline), serviceLevelMs);
  for await (const { call, gist } of readGists(context, options)) {
    const logged = toLoggedCall(call, context.known.roster);
    if (logged !== null) duty.see(logged);
    const fate = fateOfRecord(call, gist);
    const called = hotlineOf(context, call, gist);
    if (fate === null || (hotline !== undefined && called !== hotline)) continue;
    collector.count(fate);
    sides.count(fate, call, gist);
    if (gist !== null) foldOf(agreements, called, createAgreementFold).count(fate, gist);
  }
  const summary = await runYielding(summarising(collector.collected(duty.shifts()), seed), context.gone);
  const hotlines = context.known.plan.hotlines.map(one => one.name);
  return { hotlines, ...sides.sides(), summary: toReported(summary), agreements: agreementsOf(agreements) };
}

function agreementsOf(folds: ReadonlyMap<string, AgreementFold>): readonly HotlineAgreement[] {
  return [...folds].flatMap(([hotline, fold]) => {
    const agreement = fold.agreement();
    return agreement === null ? [] : [{ hotline, ...agreement }];
  });
}

/** The number leads to today's hotline even if it was renamed; a hotline that is gone keeps its old name. */
function hotlineOf(
  { known }: Pick<ArchiveContext, 'known'>,
  { called }: CallRecord,
  gist: Gist | null,
): string {
  return hotlineByNumber(known.plan, called)?.name ?? gist?.hotline ?? '';
}

interface Sides {
  count(fate: CallFate, call: CallRecord, gist: Gist | null): void;
  sides(): Pick<CallReport, 'figures' | 'days' | 'hours' | 'waits' | 'rules'>;
}

function createSides(toLocal: ToLocal, serviceLevelMs: number): Sides {
  const newFold = (): FigureFold => createFigureFold(serviceLevelMs);
  const figures = newFold();
  const days = new Map<LocalDate, FigureFold>();
  const hours = new Map<number, FigureFold>();
  const waits = createWaitFold();
  const rules = new Map<Rule, number>();
  return {
    count(fate, call, gist) {
      const { date, weekday, minute } = toLocal(fate.arrivedAt);
      const hour = weekdays.indexOf(weekday) * 24 + Math.floor(minute / 60);
      for (const fold of [figures, foldOf(days, date, newFold), foldOf(hours, hour, newFold)])
        fold.count(fate);
      waits.count(fate, call);
      if (gist !== null) rules.set(gist.rule, (rules.get(gist.rule) ?? 0) + 1);
    },
    sides: () => ({
      figures: figures.figures(),
      days: inOrder(days).map(([day, fold]) => ({ day, figures: fold.figures() })),
      hours: inOrder(hours).map(([key, fold]) => {
        const { offered, answered } = fold.figures();
        return { weekday: Math.floor(key / 24), hour: key % 24, offered, answered };
      }),
      waits: waits.waits(),
      rules: [...rules]
        .map(([rule, calls]) => ({ rule, text: ruleText(rule), calls }))
        .sort((a, b) => b.calls - a.calls),
    }),
  };
}

function foldOf<K, Fold>(folds: Map<K, Fold>, key: K, newFold: () => Fold): Fold {
  const known = folds.get(key);
  if (known !== undefined) return known;
  const fold = newFold();
  folds.set(key, fold);
  return fold;
}

function inOrder<K extends string | number, V>(map: ReadonlyMap<K, V>): (readonly [K, V])[] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1));
}
