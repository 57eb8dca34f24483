import type { LocalDate } from '../domain/local-date.ts';
import type { PhoneNumber } from '../domain/phone-number.ts';
import type { Roster } from '../domain/roster.ts';
import { resolveAgents } from './agent-references.ts';
import { announcementsIn } from './announcement-references.ts';
import { checkAbsences } from './check-absences.ts';
import { checkCallers } from './check-callers.ts';
import { checkHotlines } from './check-hotlines.ts';
import { checkHours } from './check-hours.ts';
import type { PlanDocument } from './document.ts';
import { type Finding, type LineOf, type PlanProblem, toProblems } from './plan-problem.ts';

/** What a document must fit. */
export interface PlanSurroundings {
  /** The agents; empty where none are known yet, and then none are looked for. */
  readonly roster: Roster;
  /** Numbers that are hotlines whatever the document says. */
  readonly accountHotlines: readonly PhoneNumber[];
  /** Names of announcements that there are. */
  readonly announcements: ReadonlySet<string>;
  readonly today: LocalDate;
}

export type CheckedPlan =
  | { readonly ok: true; readonly document: PlanDocument }
  | { readonly ok: false; readonly problems: readonly PlanProblem[] };

/**
 * Looks whether the parts of a document fit each other and the company. One that does comes back with agents by their
 * ids; else everything that is wrong with it.
 */
export function checkPlan(
  given: PlanDocument,
  surroundings: PlanSurroundings,
  lineOf: LineOf = () => null,
): CheckedPlan {
  const { roster, accountHotlines, announcements, today } = surroundings;
  const { document, findings } = resolveAgents(given, roster, today);
  const all = [
    ...findings,
    ...checkHours(document),
    ...checkHotlines(document, accountHotlines),
    ...checkAnnouncements(document, announcements),
    ...checkAbsences(document, today),
    ...checkCalendars(document),
    ...checkCallers(document),
  ];
  return all.length === 0 ? { ok: true, document } : { ok: false, problems: toProblems(all, lineOf) };
}

/** What comes from a calendar is known by its name. */
function checkCalendars({ calendars = [] }: PlanDocument): readonly Finding[] {
  const names = calendars.map(({ name }) => name.toLowerCase());
  return names.flatMap((name, index) =>
    names.indexOf(name) === index
      ? []
      : [{ path: ['calendars', index, 'name'], value: calendars[index]?.name, remedy: otherName }],
  );
}

const otherName = {
  en: 'give each calendar a name of its own',
  de: 'geben Sie jedem Kalender einen eigenen Namen',
};

function checkAnnouncements(document: PlanDocument, known: ReadonlySet<string>): readonly Finding[] {
  const list = [...known].join(', ');
  return announcementsIn(document)
    .filter(({ name }) => !known.has(name))
    .map(({ path, name }) => ({
      path,
      value: name,
      remedy: {
        en: `give the name of an announcement (${list}), or add this one with "familiar announcements add"`,
        de: `geben Sie den Namen einer Ansage an (${list}), oder fügen Sie diese mit „familiar announcements add“ hinzu`,
      },
    }));
}
