import { openTimeZone } from '../calendar/local-time.ts';
import { defaultLearning, type LearningRules } from '../domain/call-record.ts';
import { defaultGoals, type Goals } from '../domain/goals.ts';
import type { SpecialDay } from '../domain/opening-hours.ts';
import type { Absence, CallerRule, Hotline, OverflowCause, OverflowStep, Plan } from '../domain/plan.ts';
import type { Policy } from '../domain/policy.ts';
import type { AgentId } from '../domain/roster.ts';
import { endOfDay } from '../domain/span.ts';
import type { TimeZone } from '../domain/time-zone.ts';
import { createYield, mapYielding, type YieldToCalls } from '../pace/yield-to-calls.ts';
import { noAnnouncement } from './announcement-references.ts';
import { compileCallback, compileCallbackLimits } from './callback-schema.ts';
import { compileHours, compileWeek } from './compile-hours.ts';
import type { AbsenceDocument, CallerDocument, PlanDocument } from './document.ts';
import { compileHandling } from './handling-schema.ts';
import type { HotlineDocument, OverflowStepDocument, RefusalDocument } from './hotline-schema.ts';
import { momentOf } from './local-moment.ts';
import { ownValue } from './own-value.ts';
import { compileRota } from './rota-schema.ts';

/** The time zone of dates and hours, unless the document says otherwise. */
const defaultTimeZone = 'Europe/Berlin';

const defaultHalfLifeDays = 90;

/**
 * Turns a checked document into the plan by which calls are routed. Its public holidays reach from the year
 * before `now` (epoch milliseconds) to two years after it, so it has to be compiled anew now and then.
 */
export function compilePlan(document: PlanDocument, now: number): Plan {
  const { language = 'de', learning, handling, goals, hotlines } = document;
  const { absences = [], workingTimes = [], callers = [] } = document;
  const zone = remembering(zoneOf(document.timeZone));
  return {
    language,
    learning: compileLearning(learning),
    goals: compileGoals(goals),
    handling: compileHandling(handling),
    callbacks: compileCallbackLimits(document.callbacks),
    hotlines: hotlines.map(hotline => compileHotline(hotline, document, now)),
    absences: absences.map(absence => compileAbsence(absence, zone)),
    workingTimes: workingTimes.map(({ agent, weekly }) => ({ agentId: agent, weekly: compileWeek(weekly) })),
    callers: callers.map(caller => compileCaller(caller, zone)),
  };
}

/** Compiles a plan in steps: calls must not wait until thousands of rules are done. */
export async function compileYielding(
  document: PlanDocument,
  now: number,
  yieldToCalls: YieldToCalls = createYield(),
): Promise<Plan> {
  const { absences = [], callers = [], ...rest } = document;
  const zone = remembering(zoneOf(document.timeZone));
  return {
    ...compilePlan(rest, now),
    absences: await mapYielding(absences, absence => compileAbsence(absence, zone), yieldToCalls),
    callers: await mapYielding(callers, caller => compileCaller(caller, zone), yieldToCalls),
  };
}

/** The date at `now`, in epoch milliseconds, in the document's time zone. */
export function todayOf({ timeZone }: Pick<PlanDocument, 'timeZone'>, now: number): string {
  return zoneOf(timeZone).toLocal(now).date;
}

/** The time zone of this name; by default that of dates for which a document names none. */
export function zoneOf(name: string = defaultTimeZone): TimeZone {
  const opened = openTimeZone(name);
  if (!opened.ok) throw new Error(opened.problem);
  return opened.zone;
}

/** From percent to shares, and from seconds. */
function compileGoals(given: PlanDocument['goals'] = {}): Goals {
  const { answered = 100 * defaultGoals.answered, serviceLevel = 100 * defaultGoals.serviceLevel } = given;
  const { serviceLevelSeconds = defaultGoals.serviceLevelMs / 1000 } = given;
  return {
    answered: answered / 100,
    serviceLevel: serviceLevel / 100,
    serviceLevelMs: serviceLevelSeconds * 1000,
  };
}

function compileLearning({
  minTalkSeconds,
  returnCallHours,
  halfLifeDays: _,
  ...given
}: NonNullable<PlanDocument['learning']> = {}): LearningRules {
  return {
    direct: given.direct ?? defaultLearning.direct,
    outgoing: given.outgoing ?? defaultLearning.outgoing,
    credit: given.credit ?? defaultLearning.credit,
    minTalkMs: minTalkSeconds === undefined ? defaultLearning.minTalkMs : minTalkSeconds * 1000,
    returnCallMs: returnCallHours === undefined ? defaultLearning.returnCallMs : returnCallHours * 3_600_000,
  };
}

function compileHotline(hotline: HotlineDocument, document: PlanDocument, now: number): Hotline {
  const { waiting = {}, overflow = {}, withheld = 'as-strangers', greeting = 'chime' } = hotline;
  const { groups = {} } = document;
  const timeZone = hotline.timeZone ?? document.timeZone ?? defaultTimeZone;
  const hours = hotline.hours === undefined ? undefined : ownValue(document.hours, hotline.hours);
  const stepsFor = (cause: OverflowCause | SpecialDay) =>
    (overflow[cause] ?? []).map(step => compileStep(step, document));
  return {
    name: hotline.name,
    numbers: hotline.numbers,
    agents: hotline.agents === undefined ? null : agentsOf(hotline.agents, groups),
    hours: hours === undefined ? null : compileHours(hours, yearAt(timeZone, now)),
    timeZone,
    policy: compilePolicy(hotline.policy, document.learning?.halfLifeDays),
    shadow: hotline.shadow ?? false,
    memory: hotline.memory ?? 'shared',
    withheld: withheld === 'as-strangers' ? withheld : compileRefusal(withheld),
    waiting: {
      familiarMs: (waiting.familiarSeconds ?? 0) * 1000,
      anyMs: (waiting.anySeconds ?? 0) * 1000,
      music: waiting.music ?? null,
      prompt: waiting.prompt ?? null,
      voicemailKey: waiting.voicemailKey ?? false,
    },
    callback: compileCallback(hotline.callback, waiting.callbackKey),
    overflow: {
      closed: stepsFor('closed'),
      ...(overflow.holiday && { holiday: stepsFor('holiday') }),
      ...(overflow.exception && { exception: stepsFor('exception') }),
      'nobody-reachable': stepsFor('nobody-reachable'),
      'all-busy': stepsFor('all-busy'),
      'hold-exhausted': stepsFor('hold-exhausted'),
    },
    loadGuard: hotline.loadGuard ?? null,
    greeting: greeting === noAnnouncement ? null : greeting,
  };
}

function compilePolicy(given: HotlineDocument['policy'] = {}, halfLifeDays = defaultHalfLifeDays): Policy {
  const {
    name = 'familiar',
    ringFamiliar = 1,
    ringNextFamiliar = 2,
    ringStrangers = 2,
    factor = 0.6,
  } = given;
  return { name, halfLifeDays, ringFamiliar, ringNextFamiliar, ringStrangers, factor, shareOf: 'present' };
}

function agentsOf(names: readonly string[], groups: NonNullable<PlanDocument['groups']>): readonly AgentId[] {
  return [...new Set(names.flatMap(name => ownValue(groups, name) ?? [name]))];
}

function compileStep(
  step: OverflowStepDocument,
  { groups = {}, rotas = {} }: Pick<PlanDocument, 'groups' | 'rotas'>,
): OverflowStep {
  if (step === 'sipgate') return { kind: 'as-configured' };
  if (typeof step === 'string') return { kind: step };
  if ('agents' in step) {
    const isRota = (name: string): boolean => ownValue(rotas, name) !== undefined;
    const named = step.agents.flatMap(name => {
      const rota = ownValue(rotas, name);
      return rota === undefined ? [] : [compileRota(name, rota)];
    });
    const agents = step.agents.filter(name => !isRota(name));
    return {
      kind: 'agents',
      name: step.agents.join(', '),
      agentIds: agentsOf(agents, groups),
      ...(named.length > 0 && { rotas: named }),
    };
  }
  return 'number' in step ? { kind: 'number', ...step } : { kind: 'announcement', ...step };
}

function compileRefusal(refusal: RefusalDocument): NonNullable<CallerRule['blocked']> {
  return typeof refusal === 'string' ? { kind: refusal } : { kind: 'announcement', ...refusal };
}

function compileAbsence(
  { agent, from, to, deputies = [], why = '' }: AbsenceDocument,
  zone: TimeZone,
): Absence {
  return {
    agentId: agent,
    from: momentOf(from, 0, zone),
    to: to === undefined ? null : momentOf(to, endOfDay, zone),
    deputies,
    why,
  };
}

function compileCaller(caller: CallerDocument, zone: TimeZone): CallerRule {
  const { name = '', numbers = [], prefixes = [], fixed, never = [], blocked, until } = caller;
  return {
    name,
    numbers,
    prefixes,
    vip: caller.vip ?? false,
    fixed: fixed === undefined ? null : compileFixed(fixed),
    never,
    blocked: blocked === undefined ? null : compileRefusal(blocked),
    someoneNew: caller.someoneNew ?? false,
    until: until === undefined ? null : momentOf(until, endOfDay, zone),
  };
}

function compileFixed(fixed: NonNullable<CallerDocument['fixed']>): NonNullable<CallerRule['fixed']> {
  return typeof fixed === 'string'
    ? { agentId: fixed, strict: false }
    : { agentId: fixed.agent, strict: fixed.strict };
}

/**
 * Remembers the dates it has looked up: thousands of rules end on the same few days, and looking each up
 * would take long enough for callers to notice.
 */
function remembering(zone: TimeZone): TimeZone {
  const known = new Map<string, number>();
  return {
    ...zone,
    toEpoch(date, minute) {
      const key = `${date} ${minute}`;
      const at = known.get(key) ?? zone.toEpoch(date, minute);
      known.set(key, at);
      return at;
    },
  };
}

function yearAt(timeZone: string, now: number): number {
  return Number(zoneOf(timeZone).toLocal(now).date.slice(0, 4));
}
