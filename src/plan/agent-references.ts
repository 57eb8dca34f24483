import type { LocalDate } from '../domain/local-date.ts';
import { type Agent, agentById, agentsOfUser, type Roster } from '../domain/roster.ts';
import { parseSpelledNumber } from '../numbers/phone-spelling.ts';
import type { AbsenceDocument, CalendarDocument, CallerDocument, PlanDocument } from './document.ts';
import type { HotlineDocument, OverflowStepDocument } from './hotline-schema.ts';
import { ownValue } from './own-value.ts';
import type { Finding } from './plan-problem.ts';
import type { Text } from './remedy.ts';

interface Reference {
  readonly path: readonly PropertyKey[];
  readonly text: string;
  /** Whether the name of a group is allowed here too. */
  readonly mayBeGroup: boolean;
  /** And that of a rota. */
  readonly mayBeRota?: boolean;
  /** Whether the entry is over: it may name somebody who has left since. */
  readonly isOver: boolean;
}

/**
 * Replaces agents' names and numbers with ids, and reports those whom the roster does not know. An empty
 * roster knows nobody yet and lets everything pass.
 *
 * @param today decides which absences and rules are over.
 */
export function resolveAgents(
  document: PlanDocument,
  roster: Roster,
  today: LocalDate,
): { readonly document: PlanDocument; readonly findings: readonly Finding[] } {
  const findings: Finding[] = [];
  const resolve = (reference: Reference): string => {
    const { path, text, mayBeGroup, isOver } = reference;
    if (mayBeGroup && (ownValue(document.groups, text) ?? ownValue(document.rotas, text)) !== undefined)
      return text;
    const found = findAgents(roster, text);
    const [agent, ...others] = found;
    if (agent !== undefined && others.length === 0) return agent.id;
    if (!isOver && roster.agents.length > 0)
      findings.push({
        path,
        value: text,
        remedy: agent === undefined ? unknownAgent(roster, reference) : severalAgents(found),
      });
    return text;
  };
  return { document: withAgents(document, today, resolve), findings };
}

/**
 * The agents whom a text names by id, otherwise by full name, otherwise by number; all of them for a user
 * whose numbers are agents.
 */
export function findAgents(roster: Roster, text: string): readonly Agent[] {
  const byId = agentById(roster, text);
  if (byId !== null) return [byId];
  const name = text.toLowerCase();
  const byName = roster.agents.filter(agent => agent.name.toLowerCase() === name);
  if (byName.length > 0) return byName;
  const number = parseSpelledNumber(text);
  if (number !== null) return roster.agents.filter(agent => agent.numbers.includes(number));
  const users = roster.agents.flatMap(({ partOf }) => partOf ?? []);
  const user = users.find(({ userId, userName }) => userId === text || userName.toLowerCase() === name);
  return user === undefined ? [] : agentsOfUser(roster, user.userId);
}

type Resolve = (reference: Reference) => string;
type Options = Pick<Reference, 'mayBeGroup' | 'mayBeRota' | 'isOver'>;
type Path = readonly PropertyKey[];

const agentsOnly: Options = { mayBeGroup: false, isOver: false };
const agentsOrGroups: Options = { mayBeGroup: true, isOver: false };
const inOverflow: Options = { ...agentsOrGroups, mayBeRota: true };

function withAgents(document: PlanDocument, today: LocalDate, resolve: Resolve): PlanDocument {
  const { groups, rotas, hotlines, absences, workingTimes, calendars, callers } = document;
  const inGroups = (all: NonNullable<typeof groups>) =>
    Object.entries(all).map(([name, agents]) => [
      name,
      resolveAll(agents, ['groups', name], agentsOnly, resolve),
    ]);
  return {
    ...document,
    ...(groups && { groups: Object.fromEntries(inGroups(groups)) }),
    ...(rotas && { rotas: inRotas(rotas, resolve) }),
    hotlines: hotlines.map((hotline, index) => inHotline(hotline, ['hotlines', index], resolve)),
    ...(absences && {
      absences: absences.map((absence, index) => inAbsence(absence, ['absences', index], today, resolve)),
    }),
    ...(workingTimes && {
      workingTimes: workingTimes.map((times, index) => ({
        ...times,
        agent: resolve({ ...agentsOnly, path: ['workingTimes', index, 'agent'], text: times.agent }),
      })),
    }),
    ...(calendars && {
      calendars: calendars.map((calendar, index) => inCalendar(calendar, ['calendars', index], resolve)),
    }),
    ...(callers && {
      callers: callers.map((caller, index) => inCaller(caller, ['callers', index], today, resolve)),
    }),
  };
}

function resolveAll(texts: readonly string[], path: Path, options: Options, resolve: Resolve): string[] {
  return texts.map((text, index) => resolve({ ...options, path: [...path, index], text }));
}

function inRotas(rotas: NonNullable<PlanDocument['rotas']>, resolve: Resolve): PlanDocument['rotas'] {
  return Object.fromEntries(
    Object.entries(rotas).map(([name, rota]) => [
      name,
      { ...rota, turns: resolveAll(rota.turns, ['rotas', name, 'turns'], agentsOnly, resolve) },
    ]),
  );
}

function inHotline(hotline: HotlineDocument, path: Path, resolve: Resolve): HotlineDocument {
  const { agents, overflow } = hotline;
  const inStep = (step: OverflowStepDocument, at: Path): OverflowStepDocument =>
    typeof step === 'object' && 'agents' in step
      ? { agents: resolveAll(step.agents, [...at, 'agents'], inOverflow, resolve) }
      : step;
  const steps = Object.entries(overflow ?? {}).map(([cause, list]) => [
    cause,
    list?.map((step, index) => inStep(step, [...path, 'overflow', cause, index])),
  ]);
  return {
    ...hotline,
    ...(agents && { agents: resolveAll(agents, [...path, 'agents'], agentsOrGroups, resolve) }),
    ...(overflow && { overflow: Object.fromEntries(steps) }),
  };
}

function inAbsence(
  absence: AbsenceDocument,
  path: Path,
  today: LocalDate,
  resolve: Resolve,
): AbsenceDocument {
  const options = { mayBeGroup: false, isOver: isOver(absence.to, today) };
  const { deputies } = absence;
  return {
    ...absence,
    agent: resolve({ ...options, path: [...path, 'agent'], text: absence.agent }),
    ...(deputies && { deputies: resolveAll(deputies, [...path, 'deputies'], options, resolve) }),
  };
}

function inCalendar(calendar: CalendarDocument, path: Path, resolve: Resolve): CalendarDocument {
  const { agent, deputies } = calendar;
  return {
    ...calendar,
    ...(agent && { agent: resolve({ ...agentsOnly, path: [...path, 'agent'], text: agent }) }),
    ...(deputies && { deputies: resolveAll(deputies, [...path, 'deputies'], agentsOnly, resolve) }),
  };
}

function inCaller(caller: CallerDocument, path: Path, today: LocalDate, resolve: Resolve): CallerDocument {
  const options = { mayBeGroup: false, isOver: isOver(caller.until, today) };
  const { fixed, never } = caller;
  const agentOf = (text: string) => resolve({ ...options, path: [...path, 'fixed'], text });
  return {
    ...caller,
    ...(fixed && {
      fixed: typeof fixed === 'string' ? agentOf(fixed) : { ...fixed, agent: agentOf(fixed.agent) },
    }),
    ...(never && { never: resolveAll(never, [...path, 'never'], options, resolve) }),
  };
}

function isOver(lastDay: string | undefined, today: LocalDate): boolean {
  return lastDay !== undefined && lastDay.slice(0, today.length) < today;
}

const namesShown = 8;

function unknownAgent({ agents }: Roster, { mayBeGroup, mayBeRota = false }: Reference): Text {
  const names = agents.slice(0, namesShown).map(agent => agent.name);
  const list = `${names.join(', ')}${agents.length > namesShown ? ', …' : ''}`;
  const or = (what: string): string => (mayBeGroup ? `, ${what}` : '');
  return {
    en: `give an agent whom sipgate knows (${list})${or(mayBeRota ? 'or the name of a group or rota' : 'or the name of a group')}`,
    de: `geben Sie jemanden an, den sipgate kennt (${list})${or(mayBeRota ? 'oder den Namen einer Gruppe oder eines Bereitschaftsplans' : 'oder den Namen einer Gruppe')}`,
  };
}

function severalAgents(agents: readonly Agent[]): Text {
  if (agents.some(({ partOf }) => partOf !== undefined)) {
    const names = agents.map(({ name, id }) => `${name} (${id})`).join(', ');
    return {
      en: `the numbers of this user are agents of their own: give one of ${names}`,
      de: `die Nummern dieses Benutzers zählen jede für sich: geben Sie eine davon an, ${names}`,
    };
  }
  const ids = agents.map(agent => agent.id).join(', ');
  return {
    en: `several go by this name: give one of the ids ${ids}`,
    de: `mehrere heißen so: geben Sie eine der Kennungen ${ids} an`,
  };
}
