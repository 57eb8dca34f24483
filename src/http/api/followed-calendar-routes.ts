import { z } from 'zod';
import { calendarCalled, removeCalendar, saveCalendar } from '../../app/plan/change-calendars.ts';
import { currentDocument } from '../../app/plan/change-plan.ts';
import { refreshCalendar } from '../../app/plan/refresh-calendars.ts';
import type { CalendarDocument, PlanDocument } from '../../plan/document.ts';
import {
  followedCalendarListSchema,
  followWantedSchema,
  refreshWantedSchema,
} from '../contract/calendars.ts';
import { doneSchema } from '../contract/common.ts';
import { answerNoted } from './answer-applied.ts';
import { themselfOrSupervisors } from './concerned-agent.ts';
import { renderFollowed } from './render-calendar.ts';
import { type ApiCall, ApiError, everybody, notFound, type Route, refused, route } from './route.ts';

const params = z.object({ name: z.string().trim().min(1).max(60) });
type Call = ApiCall<z.output<typeof params>, unknown, unknown>;
const done = { done: true } as const;

/** Published calendars that are read regularly. */
export const followedCalendarRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/calendars',
    summary: 'Published calendars with what was read from them; agents see only their own',
    roles: everybody,
    reply: followedCalendarListSchema,
    async run({ page, visitor }) {
      const { calendars = [] } = (await currentDocument(page.desk)).document;
      const shown = calendars.filter(calendar => isConcerned(visitor, calendar.agent ?? null));
      const states = shown.map(calendar => page.revisions.readCalendarState(calendar.name));
      return {
        now: page.app.clock(),
        calendars: (await Promise.all(states)).flatMap((state, index) =>
          shown[index] === undefined ? [] : [renderFollowed(shown[index], state)],
        ),
      };
    },
  }),
  route({
    method: 'PUT',
    path: '/calendars/:name',
    summary: 'Follow a published calendar; agents only their own',
    roles: themselfOrSupervisors,
    isPaced: true,
    params,
    body: followWantedSchema,
    reply: doneSchema,
    async run(call) {
      const { page, params, body, visitor } = call;
      if (!isConcerned(visitor, body.agentId)) throw notTheirs;
      const { document } = await currentDocument(page.desk);
      const before = calendarCalled(document, params.name);
      if (before === null) expectRoom(visitor, document);
      if (before !== null && !isConcerned(visitor, before.agent ?? null)) throw refused(nameTaken);
      const { agentId, address = before?.url, ...rest } = body;
      if (address === undefined) throw refused(addressMissing);
      const wanted = { name: params.name, address, agentId, ...rest };
      const saved = await saveCalendar(page.desk, wanted, { by: loginOf(call), basedOn: null });
      await answerNoted(call, saved, 'calendar-changed', params.name);
      await look(call, false);
      return done;
    },
  }),
  route({
    method: 'DELETE',
    path: '/calendars/:name',
    summary: 'Stop following a published calendar and remove its absences; agents only their own',
    roles: themselfOrSupervisors,
    isPaced: true,
    params,
    reply: doneSchema,
    async run(call) {
      const { name } = await expectOwn(call);
      const removed = await removeCalendar(call.page.desk, name, { by: loginOf(call), basedOn: null });
      return answerNoted(call, removed, 'calendar-changed', name);
    },
  }),
  route({
    method: 'POST',
    path: '/calendars/:name/look',
    summary: 'Read a published calendar now; agents only their own',
    roles: themselfOrSupervisors,
    isPaced: true,
    params,
    body: refreshWantedSchema,
    reply: doneSchema,
    async run(call) {
      await expectOwn(call);
      await look(call, call.body.isConfirmed);
      return done;
    },
  }),
];

/**
 * Reads a calendar; the list shows the result. Leaving the page does not interrupt it.
 */
async function look(call: Call, isConfirmed: boolean): Promise<void> {
  const calendar = await expectOwn(call);
  await refreshCalendar(call.page.calendars, calendar, { isConfirmed, signal: new AbortController().signal });
}

async function expectOwn({ page, params, visitor }: Call): Promise<CalendarDocument> {
  const calendar = calendarCalled((await currentDocument(page.desk)).document, params.name);
  if (calendar === null) throw notFound('calendar');
  if (!isConcerned(visitor, calendar.agent ?? null)) throw notTheirs;
  return calendar;
}

function isConcerned(visitor: Call['visitor'], agentId: string | null): boolean {
  const user = visitor?.user;
  return user?.role !== 'agent' || (agentId !== null && user.agentId === agentId);
}

/** Of one agent; the configuration holds a hundred. */
const mostOwn = 5;

function expectRoom(visitor: Call['visitor'], { calendars = [] }: PlanDocument): void {
  if (visitor?.user.role !== 'agent') return;
  if (calendars.filter(({ agent }) => agent === visitor.user.agentId).length >= mostOwn)
    throw refused(enoughCalendars);
}

function loginOf({ visitor }: Call): string {
  return visitor?.user.login ?? '';
}

const notTheirs = new ApiError(
  403,
  'not-allowed',
  'The role agent may do this for a calendar of their own only.',
);
const enoughCalendars = {
  en: `You follow ${mostOwn} calendars already. Remove one, or ask a supervisor.`,
  de: `Es sind schon ${mostOwn} Kalender. Entfernen Sie einen, oder fragen Sie die Leitung.`,
};
const nameTaken = {
  en: 'Another calendar has this name; choose another one.',
  de: 'So heißt schon ein anderer Kalender; wählen Sie einen anderen Namen.',
};
const addressMissing = {
  en: 'Give the address under which the calendar is published.',
  de: 'Geben Sie die Adresse an, unter der der Kalender veröffentlicht ist.',
};
