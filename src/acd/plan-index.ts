import type { PhoneNumber } from './phone-number.ts';
import type { Hotline, Plan } from './plan.ts';
import type { AgentId } from './roster.ts';

/** A plan as a call needs it: looked up by number or agent, however many rules there are. */
export interface PlanIndex {
  readonly hotlines: ReadonlyMap<PhoneNumber, Hotline>;
  /** The numbers of all hotlines. */
  readonly hotlineNumbers: ReadonlySet<PhoneNumber>;
  /** Who takes the calls of a hotline; a hotline without an entry is every agent's. */
  readonly members: ReadonlyMap<Hotline, ReadonlySet<AgentId>>;
}

const indexes = new WeakMap<Plan, PlanIndex>();

/** The index of a plan, made on first use. */
export function indexOf(plan: Plan): PlanIndex {
  const known = indexes.get(plan);
  if (known !== undefined) return known;
  const index = makeIndex(plan);
  indexes.set(plan, index);
  return index;
}

/** The hotline with this number, if any. */
export function hotlineByNumber(plan: Plan, number: PhoneNumber | null): Hotline | null {
  return number === null ? null : (indexOf(plan).hotlines.get(number) ?? null);
}

/** Whether a hotline's calls are an agent's to take. */
export function isMember(plan: Plan, hotline: Hotline, agentId: AgentId): boolean {
  return indexOf(plan).members.get(hotline)?.has(agentId) ?? true;
}

function makeIndex({ hotlines }: Plan): PlanIndex {
  const byNumber = new Map(
    hotlines.flatMap(hotline => hotline.numbers.map(number => [number, hotline] as const)),
  );
  return {
    hotlines: byNumber,
    hotlineNumbers: new Set(byNumber.keys()),
    members: new Map(
      hotlines.flatMap(hotline => (hotline.agents === null ? [] : [[hotline, new Set(hotline.agents)]])),
    ),
  };
}
