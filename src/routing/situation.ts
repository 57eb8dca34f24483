import type { NewCall } from '../domain/call-event.ts';
import type { Candidate, Situation } from '../domain/decision.ts';
import type { Familiarity, Recalled } from '../domain/familiarity.ts';
import { namedBySteps } from '../domain/overflow-steps.ts';
import { numberOf } from '../domain/party.ts';
import type { Hotline, OverflowCause } from '../domain/plan.ts';
import { absencesAt, callerRuleOf, membersOf, outsidersOf } from '../domain/plan-index.ts';
import { type Agent, type AgentId, agentById, type Roster } from '../domain/roster.ts';
import type { AbsenceTerms, ReturnCall, Terms } from '../domain/terms.ts';
import type { Knowledge } from '../switchboard/interpret.ts';
import { lineAt } from '../switchboard/line.ts';
import { byAgentOfToday, type CallerKnown, toCandidate, toGone } from './candidates.ts';
import { heirsOf } from './guests.ts';
import { keptFromCaller } from './keep.ts';
import { overloadsOf } from './load-guard.ts';
import { callerTermsOf, closedOf, overflowOf, refusalOf, type Surroundings } from './terms-of-call.ts';
import { askingOf, type EndedTurn, waitingTermsOf } from './waiting-terms.ts';

export interface SituationOptions extends Surroundings {
  readonly hotline: Hotline;
  readonly basis: 'store' | 'memory';
  /** Where a turn of the caller's wait has ended; left out: they have only just called. */
  readonly ended?: EndedTurn | null;
}

/**
 * Gathers what a decision depends on, and of the plan only what bears on this call. Objects are written out here, since
 * spreading those of this size took longer than the decision.
 */
export function toSituation(
  { callId, caller: party }: Pick<NewCall, 'callId' | 'caller'>,
  known: Knowledge,
  recalled: Recalled,
  options: SituationOptions,
): Situation {
  const { hotline, now, basis, ended = null } = options;
  const caller = numberOf(party);
  const callerIsKnown = caller !== null;
  const rule = callerRuleOf(known.plan, caller, now);
  const refusal = refusalOf({ hotline, rule, callerIsKnown }, options);
  // Whoever waits already is still served.
  const closed = refusal === null && ended === null ? closedOf(hotline, options) : null;
  const isServed = refusal === null && closed === null;

  const ruled = refusal === null ? callerTermsOf(rule, known.roster) : null;
  // While it is closed only that nobody but their own agent may get the call.
  const callerTerms = isServed || ruled?.fixed?.strict ? ruled : null;
  const call = { callId, caller, isVip: callerTerms?.vip ?? false, ended };
  const asking = isServed ? askingOf(call, { board: known.board, hotline, now }) : null;
  const overflow =
    refusal === null
      ? overflowOf(hotline, causesOf(closed), { hotlines: known.hotlines, canPlay: options.canPlay })
      : {};
  const said = {
    caller: callerTerms,
    returnCall: isServed ? ofToday(recalled.returnCall, known.roster) : null,
    closed,
    overflow,
  };
  const familiarity = isServed
    ? byAgentOfToday(recalled.familiarity, known.roster, hotline.policy.halfLifeDays)
    : nobodyKnown;
  const asked = refusal === null ? askTeam(said, known, { caller, familiarity }, options) : nobodyAsked;
  const line = lineAt(known.board, now);
  const kept = asking === null ? nobody : keptFromCaller(known, asking, line, now);
  return {
    callId,
    now,
    policy: hotline.policy,
    candidates: asked.candidates,
    callerIsKnown,
    basis,
    inShadow: hotline.shadow && ended === null,
    terms: {
      hotline: hotline.name,
      refusal,
      closed,
      caller: callerTerms,
      returnCall: said.returnCall,
      absences: asked.absences,
      kept: kept.size === 0 ? [] : asked.candidates.map(one => one.agentId).filter(id => kept.has(id)),
      overloaded: asked.overloaded,
      guests: asked.guests,
      overflow,
      waiting: asking && waitingTermsOf(asking, ended, line, options),
    },
  };
}

function causesOf(closed: Terms['closed']): readonly OverflowCause[] {
  return closed === null ? ['nobody-reachable', 'all-busy', 'hold-exhausted'] : ['closed'];
}

const nobody: ReadonlySet<AgentId> = new Set();
const nobodyKnown: ReadonlyMap<AgentId, Familiarity> = new Map();

/** Everybody who comes in question or is part of the story, and what the plan says of them. */
interface Asked extends Pick<Terms, 'absences' | 'overloaded' | 'guests'> {
  readonly candidates: readonly Candidate[];
}

const nobodyAsked: Asked = { candidates: [], absences: [], overloaded: [], guests: [] };

/** The hotline's agents, unless it is closed, and guests: whom a rule, an absence or the overflow names besides. */
function askTeam(
  said: Pick<Terms, 'caller' | 'returnCall' | 'closed' | 'overflow'>,
  known: Knowledge,
  callerKnown: CallerKnown,
  { hotline, now, toLocal }: SituationOptions,
): Asked {
  const { plan, roster, board } = known;
  const { familiarity } = callerKnown;
  const members = membersOf(plan, hotline);
  const isMember = (id: AgentId): boolean => members?.has(id) ?? true;
  const toOne = (agent: Agent): Candidate => toCandidate(agent, known, callerKnown, now);
  const agents = members === null ? roster.agents : roster.agents.filter(({ id }) => members.has(id));
  const team = said.closed === null ? agents.map(toOne) : [];
  const gone = [...familiarity.values()].filter(one => agentById(roster, one.agentId) === null);

  const isGone = (id: AgentId): boolean => gone.some(one => one.agentId === id);
  // Whoever is not absent passes nothing on.
  const ownOrGone =
    plan.absences.length === 0 ? [] : [...familiarity.keys()].filter(id => isMember(id) || isGone(id));
  const heirs = heirsOf(plan, ownOrGone, said, now);
  const outsiders = outsidersOf(plan, hotline).filter(id =>
    Object.values(said.overflow).some(chain => namedBySteps(chain).includes(id)),
  );
  const named = heirs.size + outsiders.length === 0 ? nobody : new Set([...heirs, ...outsiders]);
  const guests = [...named]
    .filter(id => !isMember(id))
    .flatMap(id => agentById(roster, id) ?? [])
    .map(toOne);

  const candidates = [...team, ...gone.map(toGone), ...guests];
  const lastDay = (to: number | null) => (to === null ? null : toLocal(to - 1).date);
  return {
    candidates,
    absences: absencesOf(candidates, known, { heirs, now, lastDay }),
    overloaded: overloadsOf(hotline.loadGuard, team, board, now),
    guests: guests.map(one => one.agentId),
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
