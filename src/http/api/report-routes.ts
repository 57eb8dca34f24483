import type { z } from 'zod';
import type { AppContext } from '../../app/context.ts';
import { reportHealth } from '../../app/health/report-health.ts';
import { findDueDays } from '../../app/page/due-days.ts';
import { figuresShown } from '../../app/page/figures-shown.ts';
import { timeZoneOf } from '../../app/page/local-days.ts';
import { type DaySpan, spanBefore } from '../../domain/day-span.ts';
import { dayNumber } from '../../domain/local-date.ts';
import {
  healthSchema,
  longestDays,
  periodSchema,
  reportSchema,
  uncountedSchema,
} from '../contract/reports.ts';
import { inChangeableLists } from './changeable.ts';
import { daysAsked, periodOf } from './days-asked.ts';
import { ApiError, type Route, route, watchers } from './route.ts';

/** What happened in a period, and the health of the service. */
export const reportRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/reports',
    summary:
      'The hotline in a period, and before it: figures by day, calls by weekday and hour, waiting times, reasons',
    roles: watchers,
    isLong: true,
    query: periodSchema,
    reply: reportSchema,
    async run({ page, query, gone }) {
      const { hotline } = query;
      const { hotlines } = page.app.known.plan;
      if (hotline !== undefined && !hotlines.some(one => one.name === hotline))
        throw new ApiError(400, 'bad-input', `There is no hotline ${hotline}.`);
      const days = wholeDays(page.app, query);
      const period = periodOf(page.app, days, hotline);
      const before = periodBefore(page.app, days, hotline);
      const ofAgents = await figuresShown(page.directory);
      const asked = { ...period, hotline, before: before.period, ofAgents };
      const report = inChangeableLists(await page.archive.report(gone, asked));
      return {
        ...report,
        ...days,
        before: { ...before.days, figures: report.before },
        goals: page.app.known.plan.goals,
      };
    },
  }),
  route({
    method: 'GET',
    path: '/reports/uncounted',
    summary: 'For how many days of a report the calls have to be read, because they are still to be summed',
    roles: watchers,
    query: periodSchema,
    reply: uncountedSchema,
    async run({ page: { app }, query }) {
      const { hotline } = query;
      const asked = wholeDays(app, query);
      const spans = [asked, spanBefore(asked)];
      const due = await findDueDays(app, timeZoneOf(app.known, hotline), await app.store.sums.days());
      return { days: due.filter(day => spans.some(span => isWithin(span, day))).length };
    },
  }),
  route({
    method: 'GET',
    path: '/health',
    summary: 'Whether all is well, in words',
    roles: watchers,
    reply: healthSchema,
    async run({ page, visitor }) {
      const summary = reportHealth(page.app, visitor?.user.role === 'admin' ? 'admin' : 'user');
      return {
        now: page.app.clock(),
        isWell: summary.warnings.length === 0,
        warnings: [...summary.warnings],
        notes: [...summary.notes],
        checks: [...summary.checks],
        version: page.version,
        viewers: page.viewers(),
        summary: {
          lastPushAt: summary.lastPushAt,
          newCalls: summary.newCalls,
          answers: summary.answers,
          hangups: summary.hangups,
          pushesNotRecorded: summary.pushesNotRecorded,
          pushesAstray: summary.pushesAstray,
          pushesRespelled: summary.pushesRespelled,
          pushesRefused: summary.pushesRefused,
          pushesForeign: summary.pushesForeign,
          offersUnclaimed: summary.offersUnclaimed,
          presenceConfirmedAt: summary.presence.confirmedAt,
          isPresenceStale: summary.presence.isStale,
          isDatabaseReachable: summary.store.isReachable,
          spooledEntries: summary.store.spooled.entries,
          openLegs: summary.openLegs,
          pausedAgents: summary.pausedAgents,
          waitingCallers: summary.waiting.callers,
          longestWaitSeconds: summary.waiting.longestSeconds,
          agents: page.app.known.roster.agents.length,
          lastPresenceError: summary.lastErrors.presence?.error ?? null,
          corrections:
            summary.corrections.expired + summary.corrections.notInProgress + summary.corrections.nextCalls,
        },
      };
    },
  }),
];

/** The days asked for, both of which must be known. */
function wholeDays(app: AppContext, query: z.output<typeof periodSchema>): DaySpan {
  const { from, to } = daysAsked(app, query);
  if (from === undefined || to === undefined)
    throw new ApiError(400, 'bad-input', 'Say which days: by days, span, or from and to.');
  const days = dayNumber(to) - dayNumber(from) + 1;
  if (days <= 0) throw new ApiError(400, 'bad-input', `${from} is after ${to}.`);
  if (days > longestDays) throw new ApiError(400, 'bad-input', `Ask for ${longestDays} days at most.`);
  return { from, to };
}

function isWithin({ from, to }: DaySpan, day: number): boolean {
  return day >= dayNumber(from) && day <= dayNumber(to);
}

/** The period before; as long as the last day is not over, up to the same time of day. */
function periodBefore(app: AppContext, days: DaySpan, hotline: string | undefined) {
  const before = spanBefore(days);
  const period = periodOf(app, before, hotline);
  const lastDay = ({ to }: DaySpan): number => periodOf(app, { from: to }, hotline).from;
  const to = lastDay(before) + Math.max(0, app.clock() - lastDay(days));
  return { days: before, period: { ...period, to: Math.min(period.to, to) } };
}
