import { isDeepStrictEqual } from 'node:util';
import type { AgentId } from '../../domain/roster.ts';
import { endOfDay } from '../../domain/span.ts';
import { type CalendarChoice, everyAbsence } from '../../plan/calendar-choice.ts';
import { zoneOf } from '../../plan/compile-plan.ts';
import type { AbsenceDocument, CalendarDocument, PlanDocument } from '../../plan/document.ts';
import { momentOf } from '../../plan/local-moment.ts';
import type { Applied, ChangeRequest } from './apply-plan.ts';
import { changePlan } from './change-plan.ts';
import type { PlanDesk } from './plan-desk.ts';
import { defaultMinutes } from './refresh-calendars.ts';

/** A published calendar as somebody wants it to be followed. */
export interface WantedCalendar extends CalendarChoice {
  readonly name: string;
  readonly address: string;
  /** Null: a team's, whose events name who is away. */
  readonly agentId: AgentId | null;
  readonly deputies: readonly AgentId[];
  readonly minutes: number;
}

/** Follows a published calendar from now on, replacing one of the same name. */
export function saveCalendar(
  desk: PlanDesk,
  wanted: WantedCalendar,
  request: ChangeRequest,
): Promise<Applied> {
  const calendar = toDocument(wanted);
  return changePlan(desk, request, document => {
    const calendars: readonly object[] = document.calendars ?? [];
    const index = (document.calendars ?? []).findIndex(({ name }) => isSame(name, wanted.name));
    return {
      ...document,
      calendars: index === -1 ? [...calendars, calendar] : calendars.with(index, calendar),
    };
  });
}

/** Without what is the default. */
function toDocument({ name, address, agentId, minutes, busy, ...lists }: WantedCalendar): object {
  return {
    name,
    url: address,
    ...(agentId !== null && { agent: agentId }),
    ...Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0)),
    ...(!isDeepStrictEqual(new Set(busy), new Set(everyAbsence.busy)) && { busy: [...busy] }),
    ...(minutes !== defaultMinutes && { minutes }),
  };
}

/** Stops following a calendar. Absences from it that are not over are removed. */
export function removeCalendar(desk: PlanDesk, name: string, request: ChangeRequest): Promise<Applied> {
  return changePlan(desk, request, document => {
    const isKept = (absence: AbsenceDocument): boolean =>
      absence.source === undefined ||
      !isSame(absence.source, name) ||
      isOver(document, absence, desk.clock());
    const calendars = (document.calendars ?? []).filter(one => !isSame(one.name, name));
    const absences = (document.absences ?? []).filter(isKept);
    const { calendars: _, absences: __, ...rest } = document;
    return {
      ...rest,
      ...(absences.length > 0 && { absences }),
      ...(calendars.length > 0 && { calendars }),
    };
  });
}

/** The calendar of this name that is followed; null: none. */
export function calendarCalled({ calendars = [] }: PlanDocument, name: string): CalendarDocument | null {
  return calendars.find(one => isSame(one.name, name)) ?? null;
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

function isOver({ timeZone }: PlanDocument, { to }: AbsenceDocument, now: number): boolean {
  return to !== undefined && momentOf(to, endOfDay, zoneOf(timeZone)) <= now;
}
