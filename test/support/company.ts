import type { Decision } from '../../src/domain/decision.ts';
import type { Familiarity } from '../../src/domain/familiarity.ts';
import type { Absence, CallerRule, Hotline, Plan, WorkingTimes } from '../../src/domain/plan.ts';
import { hotlineNumbers } from '../../src/domain/plan-index.ts';
import type { Span } from '../../src/domain/span.ts';
import type { ReturnCall } from '../../src/domain/terms.ts';
import { decideCall } from '../../src/routing/decide-call.ts';
import { applyEntry } from '../../src/switchboard/apply-entry.ts';
import { emptySwitchboard, type Switchboard } from '../../src/switchboard/switchboard.ts';
import {
  agent,
  answer,
  caller,
  defaultAvailability,
  defaultHotline,
  defaultPlan,
  entry,
  newCall,
  noon,
  phone,
  surroundings,
} from './builders.ts';

/** A company of Anna (w1), Ben, Clara, David, Eva and Falk (w6) gets a call; what is not given is plain. */
export interface GivenCall {
  readonly from?: string;
  readonly now?: number;
  /** Who the caller knows, such as from `talked`. */
  readonly knows?: readonly Familiarity[];
  readonly returnCall?: ReturnCall | null;
  /** Indexes of agents who are in a call. */
  readonly talking?: readonly number[];
  readonly offline?: readonly number[];
  readonly hotline?: Partial<Hotline>;
  readonly otherHotlines?: readonly Hotline[];
  readonly absences?: readonly Absence[];
  readonly workingTimes?: readonly WorkingTimes[];
  readonly callers?: readonly CallerRule[];
  readonly switchboard?: Switchboard;
}

/** What is decided for it. */
export function decided(given: GivenCall): Decision {
  const { now = noon, talking = [], offline = [], from = caller } = given;
  const hotline = { ...defaultHotline, ...given.hotline };
  const plan: Plan = {
    ...defaultPlan,
    hotlines: [hotline, ...(given.otherHotlines ?? [])],
    absences: given.absences ?? [],
    workingTimes: given.workingTimes ?? [],
    callers: given.callers ?? [],
  };
  const agents = [1, 2, 3, 4, 5, 6].map(index =>
    agent(index, offline.includes(index) ? { presence: 'offline', dialNumber: null } : {}),
  );
  const switchboard = given.switchboard ?? emptySwitchboard(defaultAvailability);
  for (const index of talking) talk(switchboard, index, now - 60_000);
  const known = {
    plan,
    hotlines: hotlineNumbers(plan),
    routeForwarded: false,
    rules: defaultAvailability,
    roster: { agents, confirmedAt: now },
    switchboard,
  };
  const recalled = { familiarity: given.knows ?? [], returnCall: given.returnCall ?? null };
  return decideCall(known, newCall({ from }), recalled, surroundings(now, hotline));
}

/** An agent begins to talk to somebody else. */
export function talk(switchboard: Switchboard, index: number, at: number): string {
  const callId = `T${index}-${at}`;
  const ids = { callId, flowId: callId, from: '+491713920099', to: phone(`+49302312500${index}`) };
  const more = { flowId: callId, role: 'direct', agentIds: [`w${index}`], receivedAt: at } as const;
  applyEntry(switchboard, entry(newCall(ids), more));
  applyEntry(switchboard, entry(answer(ids), more));
  return callId;
}

/** Away since a day before noon, for another day. */
export function away(index: number, deputies: readonly number[], changes: Partial<Absence> = {}): Absence {
  return {
    agentId: `w${index}`,
    from: noon - 86_400_000,
    to: noon + 86_400_000,
    deputies: deputies.map(one => `w${one}`),
    why: 'holiday',
    ...changes,
  };
}

/** Works on Mondays alone, at these times; by default never. All tests are on a Monday at ten. */
export function works(index: number, monday: readonly Span[] = []): WorkingTimes {
  const never = { tuesday: [], wednesday: [], thursday: [], friday: [], saturday: [], sunday: [] };
  return { agentId: `w${index}`, weekly: { monday, ...never } };
}

/** A rule about the caller of these tests, that says nothing but what is given. */
export function ruleAbout(changes: Partial<CallerRule>): CallerRule {
  return {
    name: '',
    numbers: [caller],
    prefixes: [],
    vip: false,
    fixed: null,
    never: [],
    blocked: null,
    someoneNew: false,
    until: null,
    ...changes,
  };
}

/** A decision in short: its rule, and whom it rings or what happens instead. */
export function inShort({ reason, outcome }: Decision): readonly string[] {
  switch (outcome.kind) {
    case 'dial':
      return [reason.rule, ...outcome.agentIds];
    case 'number':
      return [reason.rule, outcome.number];
    case 'announcement':
      return [reason.rule, `announcement ${outcome.announcement}`];
    case 'reject':
      return [reason.rule, outcome.tone];
    case 'callback':
      return [reason.rule, ...outcome.agentIds];
    case 'hold':
    case 'voicemail':
    case 'as-configured':
      return [reason.rule, outcome.kind];
  }
}
