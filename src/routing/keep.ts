import { absencesAt, hotlineByName, membersOf, type OffDuty } from '../domain/plan-index.ts';
import type { AgentId } from '../domain/roster.ts';
import { availabilityOf, dialNumberOf } from '../switchboard/availability.ts';
import type { Knowledge } from '../switchboard/interpret.ts';
import { byPlace, type Place } from '../switchboard/line.ts';
import type { Wait } from '../switchboard/wait.ts';

/** The one whose call is decided: somebody who waits, or who has only just called. */
export type Asking = Wait | Place;

/** A moment in epoch milliseconds, and who does not work then. */
export interface Present {
  readonly now: number;
  readonly offDuty: OffDuty;
}

/**
 * The agents who are free at present and not for this caller, since each is kept for somebody in
 * the line: for the first whom they fit, until that one's turn ends. One agent for one caller. Who has only just
 * called stands behind those who wait, unless they are a VIP.
 */
export function keptFromCaller(
  known: Knowledge,
  asking: Asking,
  line: readonly Wait[],
  present: Present,
): ReadonlySet<AgentId> {
  const others = line.filter(({ callId }) => callId !== asking.callId);
  if (others.length === 0) return nobody;
  const kept = keepFor('kind' in asking ? [...others, asking] : ahead(others, asking), known, present);
  const ids = new Set<AgentId>();
  for (const [agentId, callId] of kept) if (callId !== asking.callId) ids.add(agentId);
  return ids;
}

const nobody: ReadonlySet<AgentId> = new Set();

function ahead(others: readonly Wait[], asking: Place): readonly Wait[] {
  return others.filter(other => byPlace(other, asking) < 0);
}

/** For which call, by its id, each free agent is kept. */
export function keepFor(
  waits: readonly Wait[],
  known: Knowledge,
  present: Present,
): ReadonlyMap<AgentId, string> {
  const kept = new Map<AgentId, string>();
  if (waits.length === 0) return kept;
  const free = freeAgents(known, present);
  for (const wait of [...waits].sort(byPlace)) {
    if (free.size === 0) break;
    const first = firstFit(wait, free, known, present.now);
    if (first === null) continue;
    kept.set(first, wait.callId);
    free.delete(first);
  }
  return kept;
}

/** Who can be rung, longest idle first. */
export function freeAgents(known: Knowledge, { now, offDuty }: Present): Set<AgentId> {
  const { roster, plan, switchboard } = known;
  const absenceOf = absencesAt(plan, now);
  const free: { readonly id: AgentId; readonly idleSince: number }[] = [];
  for (const agent of roster.agents) {
    const { id } = agent;
    if (availabilityOf(agent, known, now) !== 'available' || dialNumberOf(agent, known, now) === null)
      continue;
    if (absenceOf(id) === null && offDuty?.(id) !== true)
      free.push({ id, idleSince: switchboard.idleSince.get(id) ?? 0 });
  }
  free.sort((a, b) => a.idleSince - b.idleSince || (a.id < b.id ? -1 : 1));
  return new Set(free.map(({ id }) => id));
}

/** Of the free agents the one whom this caller knows best; else, once anybody will do, who has been idle longest. */
function firstFit(wait: Wait, free: ReadonlySet<AgentId>, { plan }: Knowledge, now: number): AgentId | null {
  const wanted = wait.waitsFor.find(id => free.has(id));
  if (wanted !== undefined) return wanted;
  if (wait.isStrict || now < (wait.anyFrom ?? wait.anyFromAtLatest)) return null;
  const hotline = hotlineByName(plan, wait.hotline);
  if (hotline === null) return null;
  const members = membersOf(plan, hotline);
  for (const id of free) if ((members?.has(id) ?? true) && !wait.never.includes(id)) return id;
  return null;
}
