import type { z } from 'zod';
import { reportHealth } from '../../app/health/report-health.ts';
import { startOfDate, type ToLocal, wallClockOf } from '../../app/page/local-days.ts';
import { addDays, dayNumber, isLocalDate, type LocalDate } from '../../domain/local-date.ts';
import { healthSchema, longestDays, periodSchema, reportSchema } from '../contract/reports.ts';
import { inChangeableLists } from './changeable.ts';
import { ApiError, type Route, route, watchers } from './route.ts';

/** What happened in a period, and the health of the service. */
export const reportRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/reports',
    summary: 'The hotline in a period: figures by day, calls by weekday and hour, waiting times, reasons',
    roles: watchers,
    isLong: true,
    query: periodSchema,
    reply: reportSchema,
    async run({ page, query, gone }) {
      const { hotline } = query;
      const { hotlines } = page.app.known.plan;
      if (hotline !== undefined && !hotlines.some(one => one.name === hotline))
        throw new ApiError(400, 'bad-input', `There is no hotline ${hotline}.`);
      const toLocal = wallClockOf(page.app, hotline);
      const period = toPeriod(daysAsked(query, toLocal(page.app.clock()).date), toLocal);
      const report = inChangeableLists(await page.archive.report(gone, { ...period, hotline }));
      return { ...report, goals: page.app.known.plan.goals };
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

interface Days {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** The days asked for. The server decides which day is today. */
function daysAsked({ days, from = '', to = '' }: z.output<typeof periodSchema>, today: LocalDate): Days {
  if (days !== undefined) return { from: addDays(today, 1 - days), to: today };
  for (const day of [from, to])
    if (!isLocalDate(day)) throw new ApiError(400, 'bad-input', `There is no day ${JSON.stringify(day)}.`);
  return { from, to };
}

/** From the start of the first day to the end of the last, in the hotline's time zone. */
function toPeriod({ from, to }: Days, toLocal: ToLocal): { from: number; to: number } {
  const days = dayNumber(to) - dayNumber(from) + 1;
  if (days <= 0) throw new ApiError(400, 'bad-input', `${from} is after ${to}.`);
  if (days > longestDays) throw new ApiError(400, 'bad-input', `Ask for ${longestDays} days at most.`);
  return { from: startOfDate(from, toLocal), to: startOfDate(addDays(to, 1), toLocal) };
}
