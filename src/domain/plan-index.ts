import type { LocalMoment } from './local-date.ts';
import { namedBySteps } from './overflow-steps.ts';
import type { PhoneNumber } from './phone-number.ts';
import type { Absence, CallerRule, Hotline, Plan } from './plan.ts';
import type { AgentId } from './roster.ts';
import { covers, type Week } from './span.ts';

/** A plan as a call needs it: looked up by number or agent, however many rules there are. */
interface PlanIndex {
  readonly hotlines: ReadonlyMap<PhoneNumber, Hotline>;
  readonly hotlinesByName: ReadonlyMap<string, Hotline>;
  readonly hotlineNumbers: ReadonlySet<PhoneNumber>;
  /** Who takes the calls of a hotline, by its name; a hotline without an entry belongs to every agent. */
  readonly members: ReadonlyMap<string, ReadonlySet<AgentId>>;
  /** Agents whom a hotline's overflow names although they do not take its calls, by the hotline's name. */
  readonly outsiders: ReadonlyMap<string, readonly AgentId[]>;
  readonly absences: ReadonlyMap<AgentId, readonly Absence[]>;
  readonly workingTimes: ReadonlyMap<AgentId, Week>;
  readonly callers: ReadonlyMap<string, readonly CallerRule[]>;
  readonly prefixes: ReadonlyMap<string, readonly CallerRule[]>;
  /** Longest first. */
  readonly prefixLengths: readonly number[];
}

/** The numbers of all hotlines. */
export function hotlineNumbers(plan: Plan): ReadonlySet<PhoneNumber> {
  return indexOf(plan).hotlineNumbers;
}

/** The hotline with this number, if any. */
export function hotlineByNumber(plan: Plan, number: PhoneNumber | null): Hotline | null {
  return number === null ? null : (indexOf(plan).hotlines.get(number) ?? null);
}

/** The hotline with this name, if there still is one. */
export function hotlineByName(plan: Plan, name: string): Hotline | null {
  return indexOf(plan).hotlinesByName.get(name) ?? null;
}

/**
 * What the hotline of a call is called today: its number leads there even if it was renamed, and one that is gone keeps the
 * name it had then. Null: there was none.
 */
export function hotlineNameToday(plan: Plan, called: PhoneNumber | null, then: string | null): string | null {
  return hotlineByNumber(plan, called)?.name ?? then;
}

/** Who takes the calls of a hotline; null: every agent. */
export function membersOf(plan: Plan, hotline: Hotline): ReadonlySet<AgentId> | null {
  return indexOf(plan).members.get(hotline.name) ?? null;
}

/** Agents whom a hotline's overflow names although they do not take its calls. */
export function outsidersOf(plan: Plan, hotline: Hotline): readonly AgentId[] {
  return indexOf(plan).outsiders.get(hotline.name) ?? [];
}

/** Finds the absence of an agent at `now`, in epoch milliseconds, if they are absent. */
export function absencesAt(plan: Plan, now: number): (agentId: AgentId) => Absence | null {
  const { absences } = indexOf(plan);
  return agentId =>
    absences.get(agentId)?.find(({ from, to }) => from <= now && (to === null || now < to)) ?? null;
}

/** Whether an agent does not work at a moment; null where nobody has working times. */
export type OffDuty = ((agentId: AgentId) => boolean) | null;

/** Who does not work at `now`, in epoch milliseconds, by the clock on a wall. */
export function offDutyAt(plan: Plan, now: number, toLocal: (at: number) => LocalMoment): OffDuty {
  const { workingTimes } = indexOf(plan);
  if (workingTimes.size === 0) return null;
  const { weekday, minute } = toLocal(now);
  return agentId => {
    const weekly = workingTimes.get(agentId);
    return weekly !== undefined && !covers(weekly[weekday], minute);
  };
}

/**
 * What the plan says of a caller at `now`, in epoch milliseconds: the rule that names the number in full,
 * otherwise the one with the longest matching prefix.
 */
export function callerRuleOf(plan: Plan, caller: PhoneNumber | null, now: number): CallerRule | null {
  if (caller === null) return null;
  const { callers, prefixes, prefixLengths } = indexOf(plan);
  const inForce = ({ until }: CallerRule): boolean => until === null || now < until;
  const own = callers.get(caller)?.find(inForce);
  if (own !== undefined) return own;
  for (const length of prefixLengths) {
    const rule = prefixes.get(caller.slice(0, length))?.find(inForce);
    if (rule !== undefined) return rule;
  }
  return null;
}

/** All numbers of the customer to whom this one belongs; at least the number itself. */
export function linkedNumbers(plan: Plan, caller: PhoneNumber, now: number): readonly PhoneNumber[] {
  const numbers = callerRuleOf(plan, caller, now)?.numbers ?? [];
  return numbers.includes(caller) ? numbers : [caller];
}

const indexes = new WeakMap<Plan, PlanIndex>();

/** The index of a plan, made on first use. */
function indexOf(plan: Plan): PlanIndex {
  const known = indexes.get(plan);
  if (known !== undefined) return known;
  const steps = makeIndex(plan);
  for (;;) {
    const step = steps.next();
    if (step.done !== true) continue;
    indexes.set(plan, step.value);
    return step.value;
  }
}

/** Makes the index of a plan ahead of its first use, in small steps: there may be thousands of rules. */
export function* indexInSteps(plan: Plan): Generator<void, void> {
  if (!indexes.has(plan)) indexes.set(plan, yield* makeIndex(plan));
}

function* makeIndex({ hotlines, absences, workingTimes, callers }: Plan): Generator<void, PlanIndex> {
  const byNumber = new Map(
    hotlines.flatMap(hotline => hotline.numbers.map(number => [number, hotline] as const)),
  );
  const prefixes = yield* groupBy(callers, rule => rule.prefixes);
  return {
    hotlines: byNumber,
    hotlinesByName: new Map(hotlines.map(hotline => [hotline.name, hotline])),
    hotlineNumbers: new Set(byNumber.keys()),
    members: new Map(
      hotlines.flatMap(hotline => (hotline.agents === null ? [] : [[hotline.name, new Set(hotline.agents)]])),
    ),
    outsiders: new Map(hotlines.map(hotline => [hotline.name, namedBesides(hotline)])),
    absences: yield* groupBy(absences, absence => [absence.agentId]),
    workingTimes: new Map(workingTimes.map(({ agentId, weekly }) => [agentId, weekly])),
    callers: yield* groupBy(callers, rule => rule.numbers),
    prefixes,
    prefixLengths: [...new Set([...prefixes.keys()].map(prefix => prefix.length))].sort((a, b) => b - a),
  };
}

function namedBesides({ agents, overflow }: Hotline): readonly AgentId[] {
  if (agents === null) return [];
  const members = new Set(agents);
  const named = Object.values(overflow).flatMap(namedBySteps);
  return [...new Set(named)].filter(id => !members.has(id));
}

function* groupBy<T>(
  items: readonly T[],
  keysOf: (item: T) => readonly string[],
): Generator<void, Map<string, T[]>> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    for (const key of keysOf(item)) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [item]);
      else group.push(item);
    }
    yield;
  }
  return groups;
}
