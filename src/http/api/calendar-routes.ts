import { z } from 'zod';
import { importCalendar } from '../../app/plan/import-calendar.ts';
import { everyAbsence } from '../../plan/calendar-choice.ts';
import { calendarQuerySchema, calendarReportSchema, calendarWantedSchema } from '../contract/calendars.ts';
import { answerNoted } from './answer-applied.ts';
import { concernedAgent, themselfOrSupervisors } from './concerned-agent.ts';
import { renderReport } from './render-calendar.ts';
import { type ApiCall, ApiError, type Route, route } from './route.ts';

const agentParams = z.object({ agentId: z.string().max(100) });
const jsonBytes = 6 * 1024 * 1024;
const fileBytes = 20 * 1024 * 1024;

/** Absences from calendars. */
export const calendarRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: '/agents/:agentId/calendar',
    summary: 'Take over the absences in a calendar that is given as text; agents only their own',
    roles: themselfOrSupervisors,
    isPaced: true,
    isLong: true,
    bodyBytes: jsonBytes,
    params: agentParams,
    body: calendarWantedSchema,
    reply: calendarReportSchema,
    run: call => takeCalendar(call, { ...call.body, bytes: Buffer.from(call.body.ics) }),
  }),
  route({
    method: 'PUT',
    path: '/agents/:agentId/calendar',
    summary: 'Take over the absences in a calendar file; agents only their own',
    roles: themselfOrSupervisors,
    isPaced: true,
    isLong: true,
    bodyBytes: fileBytes,
    bodyType: 'text/calendar',
    params: agentParams,
    query: calendarQuerySchema,
    body: z.instanceof(Buffer, { error: 'give an .ics file, with the content type text/calendar' }),
    reply: calendarReportSchema,
    run: call =>
      takeCalendar(call, {
        bytes: call.body,
        deputies: [call.query.deputy ?? []].flat(),
        missing: call.query.missing,
      }),
  }),
];

interface Given {
  readonly bytes: Buffer;
  readonly deputies: readonly string[];
  readonly missing: 'ask' | 'replace' | 'keep';
}

async function takeCalendar(
  call: ApiCall<z.output<typeof agentParams>, unknown, unknown>,
  given: Given,
): Promise<z.input<typeof calendarReportSchema>> {
  const { page, visitor } = call;
  const imported = await importCalendar(page.desk, page.calendars.readCalendar, {
    ...given,
    agentId: concernedAgent(call).id,
    source: null,
    choice: everyAbsence,
    by: visitor?.user.login ?? '',
    isTrial: false,
  });
  switch (imported.kind) {
    case 'unreadable':
      throw new ApiError(422, 'no-calendar', imported.problem.en, imported.problem);
    case 'held':
      throw heldBack(imported.held);
    case 'done':
      await answerNoted(call, imported.applied, 'absences-changed', call.params.agentId);
      return renderReport(imported.report);
  }
}

/** Refused because it would remove all absences that came from the calendar. */
function heldBack(held: number): ApiError {
  const text = {
    en: `None of the absences taken over before (${held}) is in this calendar any more, so nothing was changed. Is it the right one?`,
    de: `Von den früher übernommenen Abwesenheiten (${held}) steht keine mehr in diesem Kalender; deshalb wurde nichts geändert. Ist es der richtige?`,
  };
  return new ApiError(409, 'all-gone', text.en, text);
}
