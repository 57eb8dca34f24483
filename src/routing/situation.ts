import type { NewCall } from '../domain/call-event.ts';
import type { Candidate, Situation } from '../domain/decision.ts';
import type { Familiarity, Recalled } from '../domain/familiarity.ts';
import { namedBySteps } from '../domain/overflow-steps.ts';
import { numberOf } from '../domain/party.ts';
import type { PhoneNumber } from '../domain/phone-number.ts';
import type { CallerRule, Hotline, OverflowCause, Plan } from '../domain/plan.ts';
import { absencesAt, callerRuleOf, membersOf, offDutyAt, outsidersOf } from '../domain/plan-index.ts';
import { type Agent, type AgentId, agentById, type Roster } from '../domain/roster.ts';
import type { AbsenceTerms, ClosedTerms, ReturnCall, Terms } from '../domain/terms.ts';
import type { Knowledge } from '../switchboard/interpret.ts';
import { lineAt } from '../switchboard/line.ts';
import { callbackTermsOf } from './callback-terms.ts';
import { byAgentOfToday, type CallerKnown, toCandidate, toGone } from './candidates.ts';
import { heirsOf } from './guests.ts';
import { keptFromCaller } from './keep.ts';
import { overloadsOf } from './load-guard.ts';
import { withWhoIsOnCall } from './on-call.ts';
import {
  callerTermsOf,
  closedOf,
  overflowOf,
  overflowWhileClosed,
  refusalOf,
  type Surroundings,
  withOffDuty,
} from './terms-of-call.ts';
import { askingOf, type EndedTurn, waitingTermsOf } from './waiting-terms.ts';

/** Where and when a call is decided. */
export interface CallSurroundings extends Surroundings {
  readonly hotline: Hotline;
  /** Whether what is recalled of the caller comes from the store; `memory`: the store did not say it in time. */
  readonly basis: 'store' | 'memory';
  /** Where a turn of the caller's wait has ended; null or left out: they have only just called. */
  readonly ended?: EndedTurn | null;
}

/** Gathers what a decision depends on, and of the plan only what bears on this call. */
export function toSituation(
  known: Knowledge,
  { callId, caller: party }: Pick<NewCall, 'callId' | 'caller'>,
  recalled: Recalled,
  surroundings: CallSurroundings,
): Situation {
  const { hotline, now, basis, ended = null } = surroundings;
  const caller = numberOf(party);
  const rule = callerRuleOf(known.plan, caller, now);
  const call: Call = { callId, caller, rule, ended, known, surroundings };
  const { candidates, terms } = whatBearsOn(call, recalled);
  return {
    callId,
    now,
    policy: hotline.policy,
    candidates,
    callerIsKnown: caller !== null,
    basis,
    inShadow: hotline.shadow && ended === null,
    terms,
  };
}

/** A call that is about to be decided. */
interface Call {
  readonly callId: string;
  readonly caller: PhoneNumber | null;
  readonly rule: CallerRule | null;
  readonly ended: EndedTurn | null;
  readonly known: Knowledge;
  readonly surroundings: CallSurroundings;
}

/** The agents, and what the plan says of this call. */
type Bearing = Pick<Situation, 'candidates' | 'terms'>;

function whatBearsOn(call: Call, recalled: Recalled): Bearing {
  const { caller, rule, ended, surroundings } = call;
  const { hotline } = surroundings;
  const refusal = refusalOf({ hotline, rule, callerIsKnown: caller !== null }, surroundings);
  if (refusal !== null) return { candidates: [], terms: { ...nothingSaid, hotline: hotline.name, refusal } };
  // Whoever waits already is still served.
  const closed = ended === null ? closedOf(hotline, surroundings) : null;
  return closed === null ? whileOpen(call, recalled) : whileClosed(call, closed);
}

/** Of the rules only that nobody but their own agent may get the call counts, and of the agents whom the overflow names. */
function whileClosed({ caller, rule, known, surroundings }: Call, closed: ClosedTerms): Bearing {
  const { hotline } = surroundings;
  const ruled = callerTermsOf(rule, known.roster);
  const steps = overflowWhileClosed(hotline, { hotlines: known.hotlines, ...surroundings });
  const overflow = withWhoIsOnCall(steps, known, { ...surroundings, isOpen: false });
  const said = { caller: ruled?.fixed?.strict ? ruled : null, returnCall: null, overflow };
  const { candidates, ...asked } = ask([], said, known, { caller, familiarity: nobodyKnown }, surroundings);
  return { candidates, terms: { ...nothingSaid, ...said, ...asked, hotline: hotline.name, closed } };
}

/** The terms are written out: two spreads in one literal take nine microseconds instead of a tenth of one. */
function whileOpen({ callId, caller, rule, ended, known, surroundings }: Call, recalled: Recalled): Bearing {
  const { hotline, now, canPlay, toLocal } = surroundings;
  const { plan, roster, switchboard, hotlines } = known;
  const ruled = callerTermsOf(rule, roster);
  const returnCall = ofToday(recalled.returnCall, roster);
  const steps = overflowOf(hotline, causesWhileOpen, { hotlines, canPlay });
  const overflow = withWhoIsOnCall(steps, known, { now, toLocal, isOpen: true });
  const familiarity = byAgentOfToday(recalled.familiarity, roster, hotline.policy.halfLifeDays);
  const members = membersOf(plan, hotline);
  const agents = members === null ? roster.agents : roster.agents.filter(({ id }) => members.has(id));
  const said = { caller: ruled, returnCall, overflow };
  const { candidates, absences, overloaded, guests } = ask(
    agents,
    said,
    known,
    { caller, familiarity },
    surroundings,
  );
  const isVip = ruled?.vip ?? false;
  const asking = askingOf({ callId, caller, isVip, ended }, { switchboard, hotline, now });
  const line = lineAt(switchboard, now);
  const offDuty = offDutyAt(plan, now, toLocal);
  const kept = keptFromCaller(known, asking, line, { now, offDuty });
  const waiting = waitingTermsOf(asking, ended, line, surroundings);
  const knowsSomebody = familiarity.size > 0 || ruled?.fixed != null;
  const callback = callbackTermsOf({ caller, knowsSomebody, ended, waiting }, known, surroundings);
  return {
    candidates,
    terms: withOffDuty(candidates, offDuty, {
      hotline: hotline.name,
      refusal: null,
      closed: null,
      caller: ruled,
      returnCall,
      absences,
      kept: kept.size === 0 ? [] : candidates.map(one => one.agentId).filter(id => kept.has(id)),
      overloaded,
      guests,
      overflow,
      waiting,
      ...(callback && { callback }),
    }),
  };
}

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

const causesWhileOpen: readonly OverflowCause[] = ['nobody-reachable', 'all-busy', 'hold-exhausted'];
const nobodyKnown: ReadonlyMap<AgentId, Familiarity> = new Map();

/** Everybody who is eligible or part of the story, and what the plan says of them. */
interface Asked extends Pick<Terms, 'absences' | 'overloaded' | 'guests'> {
  readonly candidates: readonly Candidate[];
}

/** These agents of the hotline, and guests: whom a rule, an absence or the overflow names besides. */
function ask(
  agents: readonly Agent[],
  said: Pick<Terms, 'caller' | 'returnCall' | 'overflow'>,
  known: Knowledge,
  callerKnown: CallerKnown,
  { hotline, now, toLocal }: CallSurroundings,
): Asked {
  const { plan, roster, switchboard } = known;
  const { familiarity } = callerKnown;
  const members = membersOf(plan, hotline);
  const isMember = (id: AgentId): boolean => members?.has(id) ?? true;
  const toOne = (agent: Agent): Candidate => toCandidate(agent, known, callerKnown, now);
  const team = agents.map(toOne);
  const gone = [...familiarity.values()].filter(one => agentById(roster, one.agentId) === null);

  const isGone = (id: AgentId): boolean => gone.some(one => one.agentId === id);
  // Whoever is not absent passes nothing on.
  const ownOrGone =
    plan.absences.length === 0 ? [] : [...familiarity.keys()].filter(id => isMember(id) || isGone(id));
  const heirs = heirsOf(plan, ownOrGone, said, now);
  const named = new Set([...[...heirs].filter(id => !isMember(id)), ...namedByOverflow(plan, hotline, said)]);
  const guests = [...named].flatMap(id => agentById(roster, id) ?? []).map(toOne);

  const candidates = [...team, ...gone.map(toGone), ...guests];
  const lastDay = (to: number | null) => (to === null ? null : toLocal(to - 1).date);
  return {
    candidates,
    absences: absencesOf(candidates, known, { heirs, now, lastDay }),
    overloaded: overloadsOf(hotline.loadGuard, team, switchboard, now),
    guests: guests.map(one => one.agentId),
  };
}

/**
 * Whom the overflow names besides those who are asked anyway. While the hotline is closed nobody is asked anyway: of its own
 * agents those are on call whom it names.
 */
function namedByOverflow(
  plan: Plan,
  hotline: Hotline,
  { overflow }: Pick<Terms, 'overflow'>,
): readonly AgentId[] {
  if (overflow.closed !== undefined) return namedBySteps(overflow.closed);
  return outsidersOf(plan, hotline).filter(id =>
    Object.values(overflow).some(chain => namedBySteps(chain).includes(id)),
  );
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
