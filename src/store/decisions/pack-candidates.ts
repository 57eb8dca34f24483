import type { Verdict, WeighedCandidate } from '../../domain/decision.ts';
import type { Familiarity } from '../../domain/familiarity.ts';
import type { FindPlace, Member } from './team.ts';

/** The candidates of a decision in short: who they are stands elsewhere, and what many have in common stands once. */
export interface PackedCandidates {
  /** Their places in the team, in order, as runs: where one begins and how long it is, in turns. */
  readonly runs: readonly number[];
  readonly kinds: readonly Kind[];
  /** The kind of each candidate. */
  readonly is: readonly number[];
  /** How long each has been idle, in milliseconds; without those of whom it is not known. */
  readonly idleMs: readonly number[];
  readonly known: readonly Known[];
}

/** What does not tell candidates from each other. */
type Kind = readonly [availability: WeighedCandidate['availability'], verdict: Verdict, marks: number];

const marks = { hasNoNumber: 1, isIdleKnown: 2, missedThisCaller: 4 } as const;

/** Which candidate the caller knows, and how well; the agent's id only where the familiarity has another. */
type Known = readonly [
  candidate: number,
  evidence: number,
  ...familiarity:
    | []
    | [answeredCalls: number, weight: number, lastAnsweredAt: number]
    | [answeredCalls: number, weight: number, lastAnsweredAt: number, agentId: string],
];

/** @param decidedAt in epoch milliseconds, from which idle times are counted back. */
export function packCandidates(
  candidates: readonly WeighedCandidate[],
  decidedAt: number,
  placeOf: FindPlace,
): PackedCandidates {
  const runs: number[] = [];
  const kinds: Kind[] = [];
  const is: number[] = [];
  const idleMs: number[] = [];
  const known: Known[] = [];
  let next = 0;
  for (const candidate of candidates) {
    const index = is.length;
    const place = placeOf(candidate, next);
    if (place === next && index > 0) runs[runs.length - 1] = (runs[runs.length - 1] ?? 0) + 1;
    else runs.push(place, 1);
    next = place + 1;
    is.push(kindOf(candidate, kinds));
    if (candidate.idleSince !== 0) idleMs.push(decidedAt - candidate.idleSince);
    if (candidate.familiarity !== null || candidate.evidence !== 0) known.push(packKnown(candidate, index));
  }
  return { runs, kinds, is, idleMs, known };
}

/** Its place among the kinds, to which it is added if it is new. */
function kindOf(
  { availability, verdict, dialNumber, idleSince, missedThisCaller }: WeighedCandidate,
  kinds: Kind[],
): number {
  const marked =
    (dialNumber === null ? marks.hasNoNumber : 0) |
    (idleSince === 0 ? 0 : marks.isIdleKnown) |
    (missedThisCaller ? marks.missedThisCaller : 0);
  for (let place = 0; place < kinds.length; place++) {
    const kind = kinds[place];
    if (kind?.[0] === availability && kind[1] === verdict && kind[2] === marked) return place;
  }
  return kinds.push([availability, verdict, marked]) - 1;
}

function packKnown({ agentId, familiarity, evidence }: WeighedCandidate, index: number): Known {
  if (familiarity === null) return [index, evidence];
  const { answeredCalls, weight, lastAnsweredAt } = familiarity;
  return familiarity.agentId === agentId
    ? [index, evidence, answeredCalls, weight, lastAnsweredAt]
    : [index, evidence, answeredCalls, weight, lastAnsweredAt, familiarity.agentId];
}

/** @param memberAt throws where there is nobody. */
export function unpackCandidates(
  { runs, kinds, is, idleMs, known }: PackedCandidates,
  decidedAt: number,
  memberAt: (place: number) => Member,
): WeighedCandidate[] {
  const candidates: WeighedCandidate[] = [];
  const knownAt = new Map(known.map(one => [one[0], one]));
  let idle = 0;
  for (let run = 0; run < runs.length; run += 2) {
    const [from = 0, length = 0] = [runs[run], runs[run + 1]];
    for (let place = from; place < from + length; place++) {
      const index = candidates.length;
      const { agentId, name, dialNumber } = memberAt(place);
      const [availability, verdict, marked] = kinds[is[index] ?? 0] ?? noKind;
      const isIdleKnown = (marked & marks.isIdleKnown) !== 0;
      candidates.push({
        agentId,
        name,
        dialNumber: (marked & marks.hasNoNumber) === 0 ? dialNumber : null,
        availability,
        idleSince: isIdleKnown ? decidedAt - (idleMs[idle++] ?? 0) : 0,
        familiarity: familiarityOf(knownAt.get(index), agentId),
        missedThisCaller: (marked & marks.missedThisCaller) !== 0,
        evidence: knownAt.get(index)?.[1] ?? 0,
        verdict,
      });
    }
  }
  return candidates;
}

const noKind: Kind = ['unknown', 'unknown', 0];

function familiarityOf(known: Known | undefined, ownId: string): Familiarity | null {
  if (known === undefined) return null;
  const [, , answeredCalls, weight, lastAnsweredAt, agentId = ownId] = known;
  if (answeredCalls === undefined || weight === undefined || lastAnsweredAt === undefined) return null;
  return { agentId, answeredCalls, weight, lastAnsweredAt };
}
