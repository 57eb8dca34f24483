import type { CalendarContent } from '../calendar/ics.ts';
import { onOneLine } from '../calendar/text.ts';
import type { AgentId } from '../domain/roster.ts';
import type { AbsenceDocument, PlanDocument } from './document.ts';
import type { Text } from './remedy.ts';

/** Which of an agent's calendars a file is. */
export interface RecognisedCalendar {
  /** The name of the calendar; null: the agent's first, which needs none. */
  readonly source: string | null;
  /** Where it is taken for a new calendar, how many earlier absences it has none of; otherwise 0. */
  readonly unlike: number;
}

/**
 * Recognises the calendar of an agent by its events. A file with none of the events taken over before is
 * another calendar and leaves them alone; a file without any events can't be recognised and counts as the
 * first.
 */
export function recogniseCalendar(
  document: PlanDocument,
  { uids, extent, name }: Pick<CalendarContent, 'uids' | 'extent' | 'name'>,
  {
    agent,
    absences,
    isUpcoming,
  }: {
    readonly agent: AgentId;
    /** The absences that it would add. */
    readonly absences: readonly AbsenceDocument[];
    readonly isUpcoming: (absence: AbsenceDocument) => boolean;
  },
): RecognisedCalendar {
  const followed = new Set(document.calendars?.map(calendar => calendar.name));
  const known = (document.absences ?? []).filter(
    one =>
      one.agent === agent && one.uid !== undefined && !(one.source !== undefined && followed.has(one.source)),
  );
  const periods = new Set(absences.map(({ from, to }) => `${from} ${to}`));
  const isSame = ({ uid = '', from, to }: AbsenceDocument): boolean =>
    uids.has(uid) || periods.has(`${from} ${to}`);
  const counts = new Map<string | undefined, number>();
  for (const one of known.filter(isSame)) counts.set(one.source, (counts.get(one.source) ?? 0) + 1);
  const [best] = [...counts].sort(([, a], [, b]) => b - a);
  if (best !== undefined) return { source: best[0] ?? null, unlike: 0 };
  const unlike = known.filter(isUpcoming).length;
  if (extent === 'message' || absences.length === 0 || unlike === 0) return { source: null, unlike: 0 };
  const taken = new Set([...known.map(({ source }) => source), ...followed]);
  return { source: newName(name, taken, document.language ?? 'de'), unlike };
}

const maxNameLength = 60;

function newName(own: string, taken: ReadonlySet<string | undefined>, language: 'de' | 'en'): string {
  const short = onOneLine(own, maxNameLength);
  if (!['', '__proto__'].includes(short) && !taken.has(short) && !short.includes('@')) return short;
  for (let number = 2; ; number += 1) {
    const name = `${language === 'de' ? 'Kalender' : 'Calendar'} ${number}`;
    if (!taken.has(name)) return name;
  }
}

export function unlikeBefore({ source, unlike }: RecognisedCalendar): Text {
  return {
    en: `None of the absences taken over before (${unlike}) is in this calendar, so it is taken for another one, "${source}", and they stay. If it is the same and they are to go, import it again to replace them (--replace on the command line).`,
    de: `Keine der früher übernommenen Abwesenheiten (${unlike}) steht in diesem Kalender. Er gilt darum als ein anderer, „${source}“, und sie bleiben. Ist es derselbe und sollen sie wegfallen, lesen Sie ihn noch einmal zum Ersetzen ein (auf der Kommandozeile mit --replace).`,
  };
}
