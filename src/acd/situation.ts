import type { NewCall } from './call-event.ts';
import { byAgentOfToday, type CallerKnown, toCandidate, toGone } from './candidates.ts';
import type { Candidate, Situation } from './decision.ts';
import type { Recalled } from './familiarity.ts';
import { heirsOf } from './guests.ts';
import type { Knowledge } from './interpret.ts';
import { overloadsOf } from './load-guard.ts';
import { namedBySteps } from './overflow-steps.ts';
import { numberOf } from './party.ts';
import type { Hotline, OverflowCause } from './plan.ts';
import { absencesAt, callerRuleOf, membersOf, outsidersOf } from './plan-index.ts';
import { type AgentId, agentById, type Roster } from './roster.ts';
import type { AbsenceTerms, ReturnCall, Terms } from './terms.ts';
import { callerTermsOf, closedOf, overflowOf, refusalOf, type Surroundings } from './terms-of-call.ts';
import { keptFromCaller } from './waiting/keep.ts';
import { askingOf, type EndedTurn, waitingTermsOf } from './waiting/waiting-terms.ts';

export interface SituationOptions extends Surroundings {
  readonly hotline: Hotline;
  readonly basis: 'store' | 'memory';
  /** Where a turn of the caller's wait has ended; left out: they have only just called. */
  readonly ended?: EndedTurn | null;
}

/** Gathers what a decision depends on, and of the plan only what bears on this call. */
export function toSituation(
  { callId, caller: party }: Pick<NewCall, 'callId' | 'caller'>,
  known: Knowledge,
  recalled: Recalled,
  options: SituationOptions,
): Situation {
  const { hotline, now, basis, ended = null } = options;
  const { policy } = hotline;
  const caller = numberOf(party);
  const callerIsKnown = caller !== null;
  const rule = callerRuleOf(known.plan, caller, now);
  const refusal = refusalOf({ hotline, rule, callerIsKnown }, options);
  // Whoever waits already is still served.
  const closed = refusal === null && ended === null ? closedOf(hotline, options) : null;
  const terms = { ...nothingSaid, hotline: hotline.name, refusal, closed };
  const own = { callId, policy, now, basis, callerIsKnown };
  if (refusal !== null) return { ...own, candidates: [], terms };

  const causes: readonly OverflowCause[] = closed === null ? openCauses : ['closed'];
  const overflow = overflowOf(hotline, causes, { hotlines: known.hotlines, canPlay: options.canPlay });
  if (closed !== null) {
    const nobody = { caller, familiarity: new Map() };
    return { ...own, ...askTeam({ ...terms, overflow }, known, nobody, options) };
  }
  const familiarity = byAgentOfToday(recalled.familiarity, known.roster, policy.halfLifeDays);
  const returnCall = ofToday(recalled.returnCall, known.roster);
  const callerTerms = callerTermsOf(rule);
  const call = { callId, caller, isVip: callerTerms?.vip ?? false, ended };
  const asking = askingOf(call, { board: known.board, hotline, now });
  const waiting = waitingTermsOf(asking, ended, known.board, options);
  const said = { ...terms, overflow, returnCall, caller: callerTerms, waiting };
  const asked = askTeam(said, known, { caller, familiarity }, options);
  const keptIds = keptFromCaller(known, asking, now);
  if (keptIds.size === 0) return { ...own, ...asked };
  const kept = asked.candidates.map(one => one.agentId).filter(id => keptIds.has(id));
  return { ...own, candidates: asked.candidates, terms: { ...asked.terms, kept } };
}

const openCauses: readonly OverflowCause[] = ['nobody-reachable', 'all-busy', 'hold-exhausted'];

const nothingSaid: Omit<Terms, 'hotline'> = {
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

/** The hotline's agents, unless it is closed, and guests: whom a rule, an absence or the overflow names besides. */
function askTeam(
  terms: Terms,
  known: Knowledge,
  callerKnown: CallerKnown,
  { hotline, now, toLocal }: SituationOptions,
): Pick<Situation, 'candidates' | 'terms'> {
  const { plan, roster, board } = known;
  const members = membersOf(plan, hotline);
  const isMember = (id: AgentId): boolean => members?.has(id) ?? true;
  const agents = terms.closed === null ? roster.agents.filter(({ id }) => isMember(id)) : [];
  const team = agents.map(agent => toCandidate(agent, known, callerKnown, now));
  const gone = [...callerKnown.familiarity.values()].filter(one => agentById(roster, one.agentId) === null);

  const ownOrGone = [...callerKnown.familiarity.keys()].filter(
    id => isMember(id) || gone.some(one => one.agentId === id),
  );
  const heirs = heirsOf(plan, ownOrGone, terms, now);
  const steps = Object.values(terms.overflow);
  const outsiders = outsidersOf(plan, hotline).filter(id =>
    steps.some(chain => namedBySteps(chain).includes(id)),
  );
  const guests = [...new Set([...[...heirs].filter(id => !isMember(id)), ...outsiders])]
    .flatMap(id => agentById(roster, id) ?? [])
    .map(agent => toCandidate(agent, known, callerKnown, now));

  const candidates = [...team, ...gone.map(toGone), ...guests];
  const lastDay = (to: number | null) => (to === null ? null : toLocal(to - 1).date);
  return {
    candidates,
    terms: {
      ...terms,
      absences: absencesOf(candidates, known, { heirs, now, lastDay }),
      overloaded: overloadsOf(hotline.loadGuard, team, board, now),
      guests: guests.map(one => one.agentId),
    },
  };
}

/** The candidates who are absent, with deputies where those may inherit this caller. */
function absencesOf(
  candidates: readonly Candidate[],
  { plan }: Knowledge,
  options: {
    readonly heirs: ReadonlySet<AgentId>;
    readonly now: number;
    readonly lastDay: (to: number | null) => string | null;
  },
): readonly AbsenceTerms[] {
  if (plan.absences.length === 0) return [];
  const absenceOf = absencesAt(plan, options.now);
  const absent: AbsenceTerms[] = [];
  for (const { agentId } of candidates) {
    const absence = absenceOf(agentId);
    if (absence === null) continue;
    const { to, why } = absence;
    const deputies = options.heirs.has(agentId) ? absence.deputies : [];
    absent.push({ agentId, until: options.lastDay(to), deputies, why });
  }
  return absent;
}

/** Nobody can be called back who has left. */
function ofToday(returnCall: ReturnCall | null, roster: Roster): ReturnCall | null {
  const agent = returnCall && agentById(roster, returnCall.agentId);
  return agent && returnCall && { ...returnCall, agentId: agent.id };
}
