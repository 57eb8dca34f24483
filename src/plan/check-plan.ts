import type { LocalDate } from '../domain/local-date.ts';
import type { PhoneNumber } from '../domain/phone-number.ts';
import type { Roster } from '../domain/roster.ts';
import { resolveAgents } from './agent-references.ts';
import { announcementsIn } from './announcement-references.ts';
import { checkAbsences } from './check-absences.ts';
import { checkCallers } from './check-callers.ts';
import { checkHotlines } from './check-hotlines.ts';
import { checkHours } from './check-hours.ts';
import { checkRotas } from './check-rotas.ts';
import type { PlanDocument } from './document.ts';
import { type Finding, type LineOf, type PlanProblem, toProblems } from './plan-problem.ts';
import { bothLanguages, remedy } from './remedy.ts';

/** What a document must fit. */
export interface PlanSurroundings {
  /** The agents; empty while none are known yet, and then none are checked. */
  readonly roster: Roster;
  /** Numbers that are always hotlines, whatever the document says. */
  readonly accountHotlines: readonly PhoneNumber[];
  /** Names of the announcements that exist. */
  readonly announcements: ReadonlySet<string>;
  readonly today: LocalDate;
}

export type CheckedPlan =
  | { readonly ok: true; readonly document: PlanDocument }
  | { readonly ok: false; readonly problems: readonly PlanProblem[] };

/**
 * Checks whether the parts of a document fit each other and the company. Returns it with agents by their ids,
 * or everything that is wrong with it.
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
    ...checkRotas(document),
    ...checkAnnouncements(document, announcements),
    ...checkAbsences(document, today),
    ...checkWorkingTimes(document),
    ...checkCalendars(document),
    ...checkCallers(document),
  ];
  return all.length === 0 ? { ok: true, document } : { ok: false, problems: toProblems(all, lineOf) };
}

/** An agent works at one time or another, but not by two lists. */
function checkWorkingTimes({ workingTimes = [] }: PlanDocument): readonly Finding[] {
  const agents = workingTimes.map(({ agent }) => agent);
  return agents.flatMap((agent, index) =>
    agents.indexOf(agent) === index
      ? []
      : [{ path: ['workingTimes', index, 'agent'], value: agent, remedy: agentOnce }],
  );
}

const agentOnce = {
  en: 'name each agent once: give all of their times together',
  de: 'nennen Sie jede Person nur einmal: Geben Sie alle ihre Zeiten zusammen an',
};

/** Calendars need different names: what comes from one is known by it. */
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
      remedy: bothLanguages(
        remedy(
          `give the name of an announcement (${list}), or add this one first, on the page or with "familiar announcements add"`,
          `geben Sie den Namen einer Ansage an (${list}), oder fügen Sie diese erst hinzu, auf der Seite oder mit „familiar announcements add“`,
          {
            en: 'choose another announcement, or upload this one first',
            de: 'wählen Sie eine andere Ansage, oder laden Sie diese erst hoch',
          },
        ),
      ),
    }));
}
