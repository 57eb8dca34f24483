import { createHash } from 'node:crypto';
import type { Candidate } from '../../domain/decision.ts';

/** Who a candidate is, which is the same in thousands of decisions. */
export type Member = Pick<Candidate, 'agentId' | 'name' | 'dialNumber'>;

/** Those whom decisions name by their place in it. An agent with several numbers to dial has as many places. */
export interface Team {
  /** Of the members, so a hash means the same team in every database; null: nobody is in it. */
  readonly hash: string | null;
  readonly members: readonly Member[];
}

export const emptyTeam: Team = { hash: null, members: [] };

/** Bounds a team in which people have come and gone for years. */
export const mostMembers = 4_096;

/** A team and others, in the order in which decisions name most candidates, so that places follow on each other. */
export function joined({ members }: Team, others: readonly Member[]): Team {
  const all = [...members, ...others].sort(
    (a, b) => compare(a.agentId, b.agentId) || compare(a.name, b.name) || compare(a.dialNumber, b.dialNumber),
  );
  // Half of a SHA-256: that two teams have the same will not happen.
  const hash = createHash('sha256').update(membersText(all)).digest().subarray(0, 16);
  return { hash: hash.toString('base64url'), members: all };
}

function compare(a: string | null, b: string | null): number {
  const [first, second] = [a ?? '', b ?? ''];
  return first < second ? -1 : first > second ? 1 : 0;
}

/** Finds the place of a candidate in a team; -1: there is none. `expected` is where they probably are, and is tried first. */
export type FindPlace = (candidate: Member, expected: number) => number;

/**
 * Whoever has no number to dial, as while their phones are off, has the place of any number of theirs: phones come and go
 * all day.
 */
export function placesIn({ members }: Team): FindPlace {
  const places = new Map<string, number[]>();
  for (const [place, { agentId }] of members.entries()) {
    const known = places.get(agentId);
    if (known === undefined) places.set(agentId, [place]);
    else known.push(place);
  }
  return (candidate, expected) => {
    if (isSame(members[expected], candidate)) return expected;
    return places.get(candidate.agentId)?.find(place => isSame(members[place], candidate)) ?? -1;
  };
}

function isSame(member: Member | undefined, { agentId, name, dialNumber }: Member): boolean {
  if (member === undefined || member.agentId !== agentId || member.name !== name) return false;
  return dialNumber === null || member.dialNumber === dialNumber;
}

/** A member as it is written. */
export type WrittenMember = readonly [Member['agentId'], Member['name'], Member['dialNumber']];

export function writeMember({ agentId, name, dialNumber }: Member): WrittenMember {
  return [agentId, name, dialNumber];
}

export function readMember([agentId, name, dialNumber]: WrittenMember): Member {
  return { agentId, name, dialNumber };
}

export function membersText(members: readonly Member[]): string {
  return JSON.stringify(members.map(writeMember));
}

export function readMembers(text: string): readonly Member[] {
  const written: readonly WrittenMember[] = JSON.parse(text);
  return written.map(readMember);
}
