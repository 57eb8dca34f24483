import type { MarkedEvent } from '../calendar/marked-event.ts';
import type { CalendarOwner } from './calendar-owner.ts';
import { saysAbsence, saysHalfDay } from './event-title.ts';
import { nameFits } from './people-in-event.ts';
import type { Text } from './remedy.ts';

const almostDayMs = 23 * 3_600_000;

/** Whether an event is about half a day but takes whole ones, since nobody gave it times. */
export function isHalfDayAsWhole({ title, times }: MarkedEvent): boolean {
  return saysHalfDay(title) && times.every(({ from, to }) => to - from >= almostDayMs);
}

/** Whether an event in one agent's calendar says that another agent is away. */
export function isOfSomebodyElse({ title }: MarkedEvent, owner: CalendarOwner): boolean {
  if (owner.kind === 'team' || !saysAbsence(title) || nameFits(title, owner.agent)) return false;
  return owner.others.some(other => nameFits(title, other));
}

export function namingNobody(titles: readonly string[]): readonly Text[] {
  return about(titles, ({ en, de }) => ({
    en: `Nobody of the team is named in ${en}.`,
    de: `In ${de} steht niemand aus dem Team.`,
  }));
}

export function countingWhole(titles: readonly string[]): readonly Text[] {
  return about(titles, ({ en, de }) => ({
    en: `No times are given for half a day in ${en}: it counts as a whole day. Give it times in the calendar.`,
    de: `Ein halber Tag steht ohne Uhrzeit in ${de}: Er zählt als ganzer Tag. Geben Sie im Kalender Uhrzeiten an.`,
  }));
}

export function namingOthers(titles: readonly string[]): readonly Text[] {
  return about(titles, ({ en, de }) => ({
    en: `Somebody else of the team is named in ${en}. If this is a team’s calendar, import it as one (--team).`,
    de: `Jemand anderes aus dem Team steht in ${de}. Ist das ein Teamkalender, importieren Sie ihn als solchen (--team).`,
  }));
}

const titlesShown = 3;

/** One sentence about all events of a kind, with how many there are and the first of them. */
function about(titles: readonly string[], say: (events: Text) => Text): readonly Text[] {
  if (titles.length === 0) return [];
  const shown = titles.slice(0, titlesShown);
  return [
    say({
      en: `${titles.length === 1 ? '1 event' : `${titles.length} events`}, such as ${shown.map(title => `"${title}"`).join(', ')}`,
      de: `${titles.length === 1 ? '1 Termin' : `${titles.length} Terminen`} (etwa ${shown.map(title => `„${title}“`).join(', ')})`,
    }),
  ];
}
