import { createDayFold, type DayFold, type DaySums } from '../../analysis/measures/day-sums.ts';
import { returnWindowDays } from '../../analysis/measures/day-tally.ts';
import { dateOf, dayNumber, type LocalMoment, weekdays } from '../../domain/local-date.ts';
import { createYield } from '../../pace/yield-to-calls.ts';
import type { CallCursor, CallPage, PastGist } from '../ports/page.ts';
import { lateAfterMs, type SummedDay } from '../ports/sums.ts';
import type { ArchiveContext } from './archive-context.ts';
import { type Day, startOfDate, type ToLocal } from './local-days.ts';

const dayMs = 86_400_000;
const callsAtOnce = 500;

/** Raised whenever a call counts otherwise than before, so that all days are summed anew. */
const version = 4;

/** What the sums of a day depend on besides its calls. Service levels other than the company's own are not kept. */
export function basisOf({
  rules: { wrapUpMs },
  plan,
}: Pick<ArchiveContext['known'], 'rules' | 'plan'>): string {
  // Named as it was when there was only one.
  return JSON.stringify({ version, wrapUpMs, usualServiceLevelMs: plan.goals.serviceLevelMs });
}

/** The last day that may be summed, by its number: nothing is recorded of its calls any more without being noted. */
export function lastSettled(now: number, toLocal: ToLocal): number {
  return dayNumber(toLocal(now - 2 * lateAfterMs).date) - 1;
}

/** Sums a day (by its number) of a time zone, to be kept. */
export async function sumDay(context: ArchiveContext, zone: string, day: number): Promise<SummedDay> {
  const toLocal: ToLocal = at => context.toLocal(zone, at);
  // Before the calls are read: a change in between is then noticed.
  const changes = await context.store.sums.changesAbout(day);
  const period = { from: startOfDate(dateOf(day), toLocal), to: startOfDate(dateOf(day + 1), toLocal) };
  // Of one plan, though another may come in force while the calls are read.
  const basis = basisOf(context.known);
  const { serviceLevelMs } = context.known.plan.goals;
  const sums = await sumCalls(context, period, { day, toLocal, serviceLevelMs });
  return { zone, day, basis, changes, sums: JSON.stringify(sums) };
}

/** How calls of a day are summed. */
interface Summing {
  /** Its number. */
  readonly day: number;
  readonly toLocal: ToLocal;
  readonly serviceLevelMs: number;
}

/** Sums the calls that were first heard of in a period within a day. */
export async function sumCalls(context: ArchiveContext, period: Day, summing: Summing): Promise<DaySums> {
  const { toLocal, serviceLevelMs } = summing;
  const { wrapUpMs } = context.known.rules;
  const fold = createDayFold({ serviceLevelMs, wrapUpMs, hourOf: at => hourOfWeek(toLocal(at)) });
  const yieldToCalls = createYield(context.gone);
  let after: CallCursor | null = null;
  do {
    const range = { ...period, after, limit: callsAtOnce };
    const { calls, next }: CallPage<PastGist> = await context.store.directory.gistsBetween(range);
    await rememberCallers(context, fold, { calls, before: period.from, ...summing });
    for (const { call, gist } of calls) {
      fold.count(call, gist);
      await yieldToCalls();
    }
    after = next;
  } while (after !== null);
  return fold.sums();
}

/** Looks up when the callers had called last, so that it shows who has called again. */
async function rememberCallers(
  { store }: ArchiveContext,
  fold: DayFold,
  { calls, before, day, toLocal }: Summing & { readonly calls: readonly PastGist[]; readonly before: number },
): Promise<void> {
  const callers = calls.flatMap(({ call: { kind, caller } }) =>
    kind !== 'hotline' || caller === null || fold.knows(caller) ? [] : caller,
  );
  // A day more than counts, since a day may have 25 hours.
  const week = { from: before - (returnWindowDays + 1) * dayMs, to: before };
  for (const last of await store.directory.lastCallsOf([...new Set(callers)], week))
    fold.remember(last.call, last.gist, day - dayNumber(toLocal(last.firstSeenAt).date));
}

function hourOfWeek({ weekday, minute }: LocalMoment): number {
  return weekdays.indexOf(weekday) * 24 + Math.floor(minute / 60);
}
