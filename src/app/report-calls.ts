import type { Rule } from '../acd/decision.ts';
import { type CountedCall, type Figures, foldFigures, toCountedCall } from '../acd/figures.ts';
import type { AppContext } from './context.ts';
import { readCalls } from './count-calls.ts';

/** The hotline's calls of a period, from several sides. Days, weekdays and hours are local ones. */
export interface CallReport {
  readonly figures: Figures;
  /** In order; days without calls are left out. Like 2026-11-24. */
  readonly days: readonly { readonly day: string; readonly figures: Figures }[];
  /** 0 is Monday. */
  readonly hours: readonly {
    readonly weekday: number;
    readonly hour: number;
    readonly offered: number;
    readonly answered: number;
  }[];
  readonly waits: readonly Wait[];
  /** Most frequent first. */
  readonly rules: readonly { readonly rule: Rule; readonly calls: number }[];
}

/** How many callers waited so long; `toMs` null: without an end. */
export interface Wait {
  readonly fromMs: number;
  readonly toMs: number | null;
  readonly answered: number;
  readonly abandoned: number;
}

const waitSteps = [0, 5_000, 10_000, 20_000, 30_000, 60_000, 120_000];

export async function reportCalls(
  context: AppContext,
  period: { readonly from: number; readonly to: number },
): Promise<CallReport> {
  const counted: (CountedCall & { readonly waitMs: number })[] = [];
  const rules = new Map<Rule, number>();
  for await (const { call, decision } of readCalls(context, period)) {
    const one = toCountedCall(call, decision);
    if (one === null) continue;
    const end = one.answeredAt ?? call.endedAt ?? one.startedAt;
    counted.push({ ...one, waitMs: Math.max(0, end - one.startedAt) });
    if (decision !== null) rules.set(decision.reason.rule, (rules.get(decision.reason.rule) ?? 0) + 1);
  }
  const days = groupBy(counted, call => dayOf(call.startedAt));
  const hours = groupBy(counted, call => hourOf(call.startedAt));
  return {
    figures: foldFigures(counted),
    days: [...days].sort(byKey).map(([day, calls]) => ({ day, figures: foldFigures(calls) })),
    hours: [...hours].sort(byKey).map(([key, calls]) => {
      const [weekday = 0, hour = 0] = key.split(' ').map(Number);
      return { weekday, hour, offered: calls.length, answered: calls.filter(isAnswered).length };
    }),
    waits: waitSteps.map((fromMs, index) => {
      const toMs = waitSteps[index + 1] ?? null;
      const within = counted.filter(({ waitMs }) => waitMs >= fromMs && (toMs === null || waitMs < toMs));
      const answered = within.filter(isAnswered).length;
      const abandoned = within.filter(call => !isAnswered(call) && call.isOver).length;
      return { fromMs, toMs, answered, abandoned };
    }),
    rules: [...rules].map(([rule, calls]) => ({ rule, calls })).sort((a, b) => b.calls - a.calls),
  };
}

function isAnswered({ answeredAt }: CountedCall): boolean {
  return answeredAt !== null;
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}

function dayOf(moment: number): string {
  const date = new Date(moment);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

function hourOf(moment: number): string {
  const date = new Date(moment);
  return `${(date.getDay() + 6) % 7} ${String(date.getHours()).padStart(2, '0')}`;
}
