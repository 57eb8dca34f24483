import type { Decision, Reason } from '../../domain/decision.ts';
import { type JournaledDecision, readDecision } from '../../domain/read-decision.ts';
import type { Terms } from '../../domain/terms.ts';
import { StoreError } from '../database/store-error.ts';
import { type PackedCandidates, packCandidates, unpackCandidates } from './pack-candidates.ts';
import {
  type FindPlace,
  type Member,
  readMember,
  type Team,
  type WrittenMember,
  writeMember,
} from './team.ts';

/**
 * A decision as the journal holds it: whom it names stands in a team, and what is left out is as in most decisions.
 * What is written stays for ever. So whoever changes this form, or what is left out, gives it another number and goes on
 * reading this one.
 */
export interface PackedDecision extends Omit<Decision, 'callId' | 'terms' | 'reason' | 'shadow'> {
  readonly packed: typeof form;
  readonly team: Team['hash'];
  /** Those who are not in the team. Their places follow on it. */
  readonly others: readonly WrittenMember[];
  /** Left out: that of the event. */
  readonly callId?: string;
  readonly terms: Pick<Terms, 'hotline'> & Partial<Terms>;
  readonly reason: PackedReason;
  readonly shadow?: { readonly outcome: Decision['outcome']; readonly reason: PackedReason };
}

const form = 1;

type PackedReason = Pick<Reason, 'rule'> &
  Partial<typeof plainReason> & { readonly candidates: PackedCandidates };

/** @param placeOf finds somebody in the team. */
export function packDecision(
  decision: Decision,
  { event, team, placeOf }: { event: { callId: string }; team: Team; placeOf: FindPlace },
): PackedDecision {
  const { callId, decidedAt, policy, terms, outcome, reason, shadow, unclaimed } = decision;
  const others: Member[] = [];
  const place: FindPlace = (one, expected) => {
    const known = placeOf(one, expected);
    return known === -1 ? team.members.length + placeAmong(others, one) : known;
  };
  const pack = ({ rule, candidates, ...why }: Reason): PackedReason => ({
    rule,
    ...unlike(plainReason, why),
    candidates: packCandidates(candidates, decidedAt, place),
  });
  const { hotline, ...further } = terms;
  const packed = pack(reason);
  const inShadow = shadow && { shadow: { outcome: shadow.outcome, reason: pack(shadow.reason) } };
  return {
    packed: form,
    team: team.hash,
    others: others.map(writeMember),
    ...(callId !== event.callId && { callId }),
    decidedAt,
    policy,
    terms: { hotline, ...unlike(plainTerms, further) },
    outcome,
    reason: packed,
    ...inShadow,
    ...(unclaimed && { unclaimed }),
  };
}

/** The place of somebody among others, to whom they are added if they are new. */
function placeAmong(others: Member[], { agentId, name, dialNumber }: Member): number {
  const place = others.findIndex(
    other => other.agentId === agentId && other.name === name && other.dialNumber === dialNumber,
  );
  return place === -1 ? others.push({ agentId, name, dialNumber }) - 1 : place;
}

/** A decision in any form that some version of Familiar has written. */
export type WrittenDecision = PackedDecision | JournaledDecision;

/** @throws StoreError where the form is unknown, or somebody is named who is not there. */
export function unpackDecision(written: WrittenDecision, callId: string, team: Team): Decision {
  if (!('packed' in written)) return readDecision(written);
  const { packed, team: _, others, terms, reason, shadow, ...said } = written;
  if (packed !== form)
    throw new StoreError(
      `What was decided of call ${callId} is written in form ${packed}, which only a later version of Familiar knows.`,
    );
  const memberAt = (place: number): Member => {
    const behind = others[place - team.members.length];
    const member = team.members[place] ?? (behind && readMember(behind));
    if (member !== undefined) return member;
    throw new StoreError(`What was decided of call ${callId} names somebody who is nowhere to be found.`);
  };
  const unpack = ({ candidates, ...why }: PackedReason): Reason => ({
    ...plainReason,
    ...why,
    candidates: unpackCandidates(candidates, said.decidedAt, memberAt),
  });
  return readDecision({
    callId,
    ...said,
    terms: { ...plainTerms, ...terms },
    reason: unpack(reason),
    ...(shadow && { shadow: { outcome: shadow.outcome, reason: unpack(shadow.reason) } }),
  });
}

const plainTerms: Omit<Terms, 'hotline'> = {
  refusal: null,
  closed: null,
  caller: null,
  returnCall: null,
  absences: [],
  kept: [],
  overloaded: [],
  guests: [],
  overflow: {},
  waiting: null,
};

const plainReason: Omit<Reason, 'rule' | 'candidates'> = {
  passed: [],
  onBehalfOf: null,
  overflow: null,
  probability: 1,
  callerIsKnown: true,
  basis: 'store',
};

/** What is said otherwise than plainly. */
function unlike<T extends object>(plain: T, said: T): Partial<T> {
  const left: Partial<T> = {};
  for (const key of Object.keys(said) as (keyof T)[])
    if (!isAlike(plain[key], said[key])) left[key] = said[key];
  return left;
}

/** Of lists and objects only empty ones are plain. */
function isAlike(plain: unknown, said: unknown): boolean {
  if (typeof plain !== 'object' || plain === null) return plain === said;
  return typeof said === 'object' && said !== null && Object.keys(said).length === 0;
}
