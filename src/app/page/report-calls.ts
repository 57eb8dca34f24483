import type { Agreement } from '../../analysis/measures/agreement.ts';
import { type CallbackFigures, callbackFiguresOf } from '../../analysis/measures/callbacks.ts';
import type { CallKind } from '../../analysis/measures/day-sums.ts';
import type { Figures } from '../../analysis/measures/figures.ts';
import {
  createPeriodFold,
  figuresOf,
  type PeriodFold,
  type Work,
} from '../../analysis/measures/period-sums.ts';
import { callbacksReported, type ReportedSummary, toReported } from '../../analysis/measures/reported.ts';
import { summarising } from '../../analysis/measures/summarise.ts';
import { countsOf, type Tally } from '../../analysis/measures/tally.ts';
import { type Wait, waitsOf } from '../../analysis/measures/waits.ts';
import type { Rule } from '../../domain/decision.ts';
import type { Language } from '../../domain/language.ts';
import { dateOf, type LocalDate } from '../../domain/local-date.ts';
import { hotlineNameToday } from '../../domain/plan-index.ts';
import { type AgentId, agentById } from '../../domain/roster.ts';
import { createYield, runYielding } from '../../pace/yield-to-calls.ts';
import { ruleText } from '../../wording/verdict-text.ts';
import type { ArchiveContext } from './archive-context.ts';
import { readDays } from './read-days.ts';

/**
 * The calls of a period, from several sides. Days, weekdays and hours are those of the hotline's time zone.
 */
export interface CallReport {
  /** The names of all hotlines. */
  readonly hotlines: readonly string[];
  readonly figures: Figures;
  /** Of the period before; null unless it was asked for. */
  readonly before: Figures | null;
  readonly work: Work;
  /** Of each agent who had calls, by name, those who have left as one; null unless it was asked for. */
  readonly agents: readonly AgentWork[] | null;
  /** Calls of another system's history, of all hotlines. No figure counts them. */
  readonly imported: number;
  /** Of those who asked to be called back; null where nobody did. */
  readonly callbacks: CallbackFigures | null;
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

interface AgentWork extends Work {
  /** Null: all who have left. */
  readonly agent: { readonly agentId: AgentId; readonly name: string } | null;
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
  /** Whether figures of single people are shown, as only an admin can decide; see `figuresShown`. Default: false. */
  readonly ofAgents?: boolean;
  /** What the period is compared with, in epoch milliseconds. */
  readonly before?: { readonly from: number; readonly to: number };
  /**
   * How soon a call must be answered to count as in time, in milliseconds; left out: the company's own. For any other, all
   * calls are read.
   */
  readonly serviceLevelMs?: number;
}

/** Seed of the bootstrap: the same report twice gives the same figures. */
const seed = 1;

/** Adds up the days of a period. Calls are read of those days alone that are not over or not summed yet. */
export async function reportCalls(context: ArchiveContext, options: ReportOptions): Promise<CallReport> {
  const period = await foldPeriod(context, options);
  const { before } = options;
  const tally = period.tally();
  const figures = figuresOf(tally);
  const callbacks = callbackFiguresOf(tally);
  const summary = toReported(await runYielding(summarising(period.collected(), seed), context.gone));
  return {
    hotlines: context.known.plan.hotlines.map(one => one.name),
    figures,
    before:
      before === undefined ? null : figuresOf((await foldPeriod(context, { ...options, ...before })).tally()),
    work: period.work(),
    agents: options.ofAgents === true ? agentsOf(context, period) : null,
    imported: period.imported(),
    callbacks,
    summary:
      callbacks === null
        ? summary
        : { ...summary, measures: [...summary.measures, ...callbacksReported(callbacks, figures)] },
    agreements: period.agreements(),
    days: period.days().map(({ day, figures }) => ({ day: dateOf(day), figures })),
    hours: hoursOf(tally),
    waits: waitsOf(tally),
    rules: rulesOf(tally),
  };
}

async function foldPeriod(context: ArchiveContext, options: ReportOptions): Promise<PeriodFold> {
  const { hotline, serviceLevelMs = context.known.plan.goals.serviceLevelMs } = options;
  const { plan, roster } = context.known;
  const period = createPeriodFold({
    hotlineOf: ({ called, hotline }) => hotlineNameToday(plan, called, hotline) ?? '',
    hotline: hotline ?? null,
    agentOf: id => agentById(roster, id)?.id ?? id,
  });
  const yieldToCalls = createYield(context.gone);
  for await (const { day, sums } of readDays(context, { ...options, serviceLevelMs })) {
    period.add(day, sums);
    await yieldToCalls();
  }
  return period;
}

/** By name, so that nobody is ranked. Those who have left have no name any more, and come last, together. */
function agentsOf({ known }: ArchiveContext, period: PeriodFold): readonly AgentWork[] {
  const works = period.workByAgent();
  const present = known.roster.agents.flatMap(({ id, name }) => {
    const work = works.get(id);
    return work === undefined ? [] : [{ agent: { agentId: id, name }, ...work }];
  });
  const left = [...works].flatMap(([id, work]) => (agentById(known.roster, id) === null ? [work] : []));
  return [
    ...present.sort((a, b) => a.agent.name.localeCompare(b.agent.name, 'de')),
    ...(left.length === 0 ? [] : [{ agent: null, ...left.reduce(addWork) }]),
  ];
}

function addWork(a: Work, b: Work): Work {
  return {
    talks: a.talks + b.talks,
    talkMs: a.talkMs + b.talkMs,
    handledMs: a.handledMs + b.handledMs,
  };
}

/** In order. */
function hoursOf(tally: Tally<CallKind>): readonly HourOfWeek[] {
  return countsOf(tally, 'offeredIn')
    .map(([key, offered]) => ({ key: Number(key), offered, answered: tally.answeredIn?.[key] ?? 0 }))
    .sort((a, b) => a.key - b.key)
    .map(({ key, ...calls }) => ({ weekday: Math.floor(key / 24), hour: key % 24, ...calls }));
}

function rulesOf(tally: Tally<CallKind>): CallReport['rules'] {
  return countsOf(tally, 'rules')
    .map(([name, calls]) => {
      const rule = name as Rule;
      return { rule, text: ruleText(rule), calls };
    })
    .sort((a, b) => b.calls - a.calls);
}
