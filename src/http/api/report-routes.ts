import { ruleTexts } from '../../acd/verdict-text.ts';
import { reportCalls } from '../../app/report-calls.ts';
import { reportHealth } from '../../app/report-health.ts';
import { healthSchema, periodSchema, reportSchema } from '../contract/reports.ts';
import { ApiError, type Route, route, watchers } from './route.ts';

const longestDays = 400;
const dayMs = 86_400_000;

/** What happened in a period, and how the service does. */
export const reportRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/reports',
    summary: 'The hotline in a period: figures by day, calls by weekday and hour, waiting times, reasons',
    roles: watchers,
    query: periodSchema,
    reply: reportSchema,
    async run({ page, query }) {
      const report = await reportCalls(page.app, toPeriod(query));
      const rules = report.rules.map(({ rule, calls }) => {
        return { rule, calls, text: { de: ruleTexts.de[rule], en: ruleTexts.en[rule] } };
      });
      return { ...report, days: [...report.days], hours: [...report.hours], waits: [...report.waits], rules };
    },
  }),
  route({
    method: 'GET',
    path: '/health',
    summary: 'Whether all is well, in words',
    roles: watchers,
    reply: healthSchema,
    async run({ page }) {
      const summary = reportHealth(page.app);
      return {
        now: page.app.clock(),
        isWell: summary.warnings.length === 0,
        warnings: [...summary.warnings],
        version: page.version,
        viewers: page.viewers(),
        summary: {
          lastPushAt: summary.lastPushAt,
          newCalls: summary.newCalls,
          answers: summary.answers,
          hangups: summary.hangups,
          pushesNotRecorded: summary.pushesNotRecorded,
          presenceConfirmedAt: summary.presence.confirmedAt,
          isPresenceStale: summary.presence.isStale,
          isDatabaseReachable: summary.store.isReachable,
          spooledEntries: summary.store.spooled.entries,
          openLegs: summary.openLegs,
          pausedAgents: summary.pausedAgents,
          agents: page.app.known.roster.agents.length,
          lastPresenceError: summary.lastErrors.presence?.error ?? null,
          corrections: summary.corrections.expired + summary.corrections.notInProgress,
        },
      };
    },
  }),
];

/** From the beginning of the first day to the end of the last, local time. */
function toPeriod({ from, to }: { readonly from: string; readonly to: string }): {
  from: number;
  to: number;
} {
  const first = startOf(from);
  const end = new Date(startOf(to));
  const period = { from: first, to: end.setDate(end.getDate() + 1) };
  const days = (period.to - period.from) / dayMs;
  if (!(days > 0)) throw new ApiError(400, 'bad-input', `${from} is after ${to}.`);
  if (days > longestDays) throw new ApiError(400, 'bad-input', `Ask for ${longestDays} days at most.`);
  return period;
}

function startOf(day: string): number {
  const start = new Date(`${day}T00:00:00`).getTime();
  if (Number.isNaN(start)) throw new ApiError(400, 'bad-input', `There is no day ${day}.`);
  return start;
}
