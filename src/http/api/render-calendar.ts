import type { z } from 'zod';
import type { CalendarReport } from '../../app/plan/import-calendar.ts';
import { choiceOf, defaultMinutes } from '../../app/plan/refresh-calendars.ts';
import type { CalendarResult, CalendarState } from '../../app/ports/plan.ts';
import type { CalendarDocument } from '../../plan/document.ts';
import { describeLeftOut } from '../../plan/left-out-words.ts';
import type { calendarReportSchema, followedCalendarSchema } from '../contract/calendars.ts';

const warningsShown = 20;

export function renderReport(report: CalendarReport): z.input<typeof calendarReportSchema> {
  const { added, changed, removed, leftOut, warnings, ...counts } = report;
  return renderResult({
    ...counts,
    added: added.length,
    changed: changed.length,
    removed: removed.length,
    leftOut: describeLeftOut(leftOut),
    warnings: warnings.slice(0, warningsShown),
  });
}

/** A followed calendar without its address, since whoever knows that can read the calendar. */
export function renderFollowed(
  calendar: CalendarDocument,
  state: CalendarState | null,
): z.input<typeof followedCalendarSchema> {
  const { titles, notTitles, categories, busy } = choiceOf(calendar);
  return {
    name: calendar.name,
    address: new URL(calendar.url).host,
    agentId: calendar.agent ?? null,
    deputies: calendar.deputies ?? [],
    titles: [...titles],
    notTitles: [...notTitles],
    categories: [...categories],
    busy: [...busy],
    minutes: calendar.minutes ?? defaultMinutes,
    checkedAt: state?.checkedAt ?? null,
    readAt: state?.readAt ?? null,
    failing: state?.failing ?? null,
    held: state?.held ?? 0,
    result: state?.result == null ? null : renderResult(state.result),
  };
}

function renderResult(result: CalendarResult): z.input<typeof calendarReportSchema> {
  const { events, absences, added, changed, removed, leftOut, warnings } = result;
  return { events, absences, added, changed, removed, leftOut: [...leftOut], warnings: [...warnings] };
}
