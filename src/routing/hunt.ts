import type { Candidate } from '../domain/decision.ts';

/** A candidate with all that a rule asks about them. */
export interface Weighed extends Candidate {
  /** The decayed count of answered calls with this caller, as it stands now. */
  readonly evidence: number;
  /** Not an agent of the hotline: comes in question only where a rule names them. */
  readonly isGuest: boolean;
  /** What keeps them from being dialled whatever their availability. */
  readonly bar: 'absent' | 'off-duty' | 'never' | 'kept' | null;
  readonly isOverloaded: boolean;
}

/** Most familiar first; of two alike, the one the caller talked to last. A total order. */
export function byFamiliarity(a: Weighed, b: Weighed): number {
  return b.evidence - a.evidence || lastTalk(b) - lastTalk(a) || byId(a, b);
}

/** Latest talk first; those who never talked to the caller last. A total order. */
export function byLastTalk(a: Weighed, b: Weighed): number {
  return lastTalk(b) - lastTalk(a) || byId(a, b);
}

/** Longest idle first. A total order. */
export function byIdleTime(a: Weighed, b: Weighed): number {
  return a.idleSince - b.idleSince || byId(a, b);
}

/** A stable order that says nothing about anybody. */
export function byId(a: Weighed, b: Weighed): number {
  return a.agentId < b.agentId ? -1 : a.agentId > b.agentId ? 1 : 0;
}

/** The first few in an order, without sorting all the others. */
export function firstOf(
  candidates: readonly Weighed[],
  order: (a: Weighed, b: Weighed) => number,
  count: number,
): readonly Weighed[] {
  const first: Weighed[] = [];
  for (const one of candidates) {
    if (first.length === count && order(one, first[count - 1] ?? one) >= 0) continue;
    const before = first.findIndex(other => order(one, other) < 0);
    first.splice(before === -1 ? first.length : before, 0, one);
    first.length = Math.min(first.length, count);
  }
  return first;
}

function lastTalk(candidate: Weighed): number {
  return candidate.familiarity?.lastAnsweredAt ?? 0;
}
