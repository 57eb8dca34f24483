import { availabilityOf, dialNumberOf } from '../availability.ts';
import type { Knowledge } from '../interpret.ts';
import { absencesAt, membersOf } from '../plan-index.ts';
import type { Agent, AgentId } from '../roster.ts';
import { byPlace, lineAt, type Place, type Waiter } from './line.ts';

/** The one whose call is decided: somebody who waits, or who has only just called. */
export type Asking = Waiter | Place;

/**
 * The agents who are free at `now` (epoch milliseconds) and not for this caller, since each is kept for somebody who
 * waits: for the first in line whom they fit, until that one's turn ends. One agent for one caller. Who has only
 * just called stands behind those who wait, unless they are a VIP.
 */
export function keptFromCaller(known: Knowledge, asking: Asking, now: number): ReadonlySet<AgentId> {
  if (known.board.waiting.size === 0) return nobody;
  const others = lineAt(known.board, now).filter(({ callId }) => callId !== asking.callId);
  const kept = keepFor('kind' in asking ? [...others, asking] : ahead(others, asking), known, now);
  return new Set([...kept].filter(([, callId]) => callId !== asking.callId).map(([agentId]) => agentId));
}

const nobody: ReadonlySet<AgentId> = new Set();

function ahead(others: readonly Waiter[], asking: Place): readonly Waiter[] {
  return others.filter(other => byPlace(other, asking) < 0);
}

/** For which call, by its id, each free agent is kept. */
export function keepFor(
  waiters: readonly Waiter[],
  known: Knowledge,
  now: number,
): ReadonlyMap<AgentId, string> {
  const kept = new Map<AgentId, string>();
  const free = waiters.length === 0 ? [] : freeAgents(known, now);
  for (const waiter of [...waiters].sort(byPlace)) {
    if (kept.size === free.length) break;
    const first = firstFit(
      waiter,
      free.filter(({ id }) => !kept.has(id)),
      known,
      now,
    );
    if (first !== null) kept.set(first, waiter.callId);
  }
  return kept;
}

/** Who can be rung, longest idle first. */
function freeAgents(known: Knowledge, now: number): readonly Agent[] {
  const { roster, plan, board } = known;
  const absenceOf = absencesAt(plan, now);
  const idleSince = ({ id }: Agent): number => board.idleSince.get(id) ?? 0;
  return roster.agents
    .filter(agent => {
      const availability = availabilityOf(agent, known, now);
      const canBeRung = availability === 'available' && dialNumberOf(agent, known, now) !== null;
      return canBeRung && absenceOf(agent.id) === null;
    })
    .sort((a, b) => idleSince(a) - idleSince(b) || (a.id < b.id ? -1 : 1));
}

/** Of the free agents the one whom this caller knows best; else, once anybody will do, who has been idle longest. */
function firstFit(waiter: Waiter, free: readonly Agent[], { plan }: Knowledge, now: number): AgentId | null {
  const wanted = waiter.waitsFor.find(id => free.some(agent => agent.id === id));
  if (wanted !== undefined) return wanted;
  if (waiter.isStrict || now < (waiter.anyFrom ?? waiter.anyFromAtLatest)) return null;
  const hotline = plan.hotlines.find(({ name }) => name === waiter.hotline);
  if (hotline === undefined) return null;
  const members = membersOf(plan, hotline);
  const isFit = ({ id }: Agent): boolean => (members?.has(id) ?? true) && !waiter.never.includes(id);
  return free.find(isFit)?.id ?? null;
}
