import type { AvailabilityRules } from '../../src/domain/availability-rules.ts';
import type { Answer, Hangup, NewCall } from '../../src/domain/call-event.ts';
import { type CallRecord, defaultLearning } from '../../src/domain/call-record.ts';
import { defaultCallbackLimits, noCallbacks } from '../../src/domain/callback-rules.ts';
import type { Candidate, Situation } from '../../src/domain/decision.ts';
import { defaultGoals } from '../../src/domain/goals.ts';
import { nothingSet } from '../../src/domain/handling.ts';
import type { JournalEntry } from '../../src/domain/journal-entry.ts';
import { type LocalMoment, weekdayOf } from '../../src/domain/local-date.ts';
import { toParty } from '../../src/domain/party.ts';
import { type PhoneNumber, toPhoneNumber } from '../../src/domain/phone-number.ts';
import type { Hotline, Plan } from '../../src/domain/plan.ts';
import type { Policy } from '../../src/domain/policy.ts';
import type { Agent } from '../../src/domain/roster.ts';
import type { Terms } from '../../src/domain/terms.ts';
import type { CallSurroundings } from '../../src/routing/situation.ts';

/** A phone number, or an error: tests never mean an invalid one here. */
export function phone(text: string): PhoneNumber {
  const number = toPhoneNumber(text);
  if (number === null) throw new Error(`${text} is not a phone number`);
  return number;
}

export const hotline = phone('+493023125000');
export const caller = phone('+491713920001');
/** 1 June 2026, 10:00 UTC. */
export const noon = Date.UTC(2026, 5, 1, 10);
export const dayMs = 86_400_000;

export const defaultAvailability: AvailabilityRules = {
  ringingExpiresMs: 120_000,
  talkingExpiresMs: 4 * 3_600_000,
  wrapUpMs: 0,
  presenceStaleMs: 120_000,
  missedOffersBeforePause: 3,
  autoPauseMs: 300_000,
};

export const defaultPolicy: Policy = {
  name: 'familiar',
  halfLifeDays: 90,
  ringFamiliar: 1,
  ringNextFamiliar: 2,
  ringStrangers: 2,
  factor: 0.6,
  shareOf: 'present',
};

/** A hotline that every agent takes calls of, at all times. */
export const defaultHotline: Hotline = {
  name: 'Hotline',
  numbers: [hotline],
  agents: null,
  hours: null,
  timeZone: 'Europe/Berlin',
  policy: defaultPolicy,
  shadow: false,
  memory: 'shared',
  withheld: 'as-strangers',
  waiting: { familiarMs: 0, anyMs: 0, music: null, prompt: null, voicemailKey: false },
  callback: noCallbacks,
  overflow: { closed: [], 'nobody-reachable': [], 'all-busy': [], 'hold-exhausted': [] },
  loadGuard: null,
  greeting: null,
};

/** What surrounds a decision at a moment; local time is UTC, and every announcement is there but `unknown`. */
export function surroundings(now: number, changes: Partial<Hotline> = {}): CallSurroundings {
  return {
    hotline: { ...defaultHotline, ...changes },
    now,
    basis: 'store',
    toLocal: utc,
    canPlay: name => name !== 'unknown',
    mayBeCalledBack: number => number.startsWith('+49'),
  };
}

function utc(at: number): LocalMoment {
  const date = new Date(at).toISOString().slice(0, 10);
  return { date, weekday: weekdayOf(date), minute: Math.floor((at % dayMs) / 60_000) };
}

export const defaultPlan: Plan = {
  language: 'de',
  learning: defaultLearning,
  goals: defaultGoals,
  handling: nothingSet,
  callbacks: defaultCallbackLimits,
  hotlines: [defaultHotline],
  absences: [],
  workingTimes: [],
  callers: [],
};

export const noTerms: Terms = {
  hotline: 'Hotline',
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

/** A call that finds nobody goes to the mailbox. */
export const voicemail: Terms = {
  ...noTerms,
  overflow: { 'nobody-reachable': [{ kind: 'voicemail' }], 'all-busy': [{ kind: 'voicemail' }] },
};

/** Anna is w1 with +493023125001, and so on. */
export function agent(index: number, changes: Partial<Agent> = {}): Agent {
  const number = phone(`+4930231250${String(index).padStart(2, '0')}`);
  const name = ['Anna', 'Ben', 'Clara', 'David', 'Eva', 'Falk'][index - 1] ?? `Agent ${index}`;
  return { id: `w${index}`, name, numbers: [number], presence: 'reachable', dialNumber: number, ...changes };
}

export function candidate(index: number, changes: Partial<Candidate> = {}): Candidate {
  const { id, name, dialNumber } = agent(index);
  return {
    agentId: id,
    name,
    dialNumber,
    availability: 'available',
    idleSince: 0,
    familiarity: null,
    missedThisCaller: false,
    ...changes,
  };
}

/** Evidence of `calls` calls that were all answered `daysAgo` days before noon. */
export function talked(index: number, calls: number, daysAgo = 0) {
  return {
    agentId: `w${index}`,
    answeredCalls: calls,
    weight: calls,
    lastAnsweredAt: noon - daysAgo * dayMs,
  };
}

export function situation(
  candidates: readonly Candidate[],
  policy: Partial<Policy> = {},
  changes: Partial<Situation> = {},
): Situation {
  return {
    callId: 'CALL1',
    now: noon,
    policy: { ...defaultPolicy, ...policy },
    candidates,
    callerIsKnown: true,
    basis: 'store',
    inShadow: false,
    terms: noTerms,
    ...changes,
  };
}

interface EventOptions {
  readonly callId?: string;
  readonly originalCallId?: string | null;
  readonly flowId?: string | null;
  readonly direction?: 'in' | 'out';
  readonly from?: string;
  readonly to?: string;
}

function ends({ callId = 'A', direction = 'in', from = caller, to = hotline, ...ids }: EventOptions) {
  const { originalCallId = callId, flowId = 'F' } = ids;
  return { callId, originalCallId, flowId, direction, caller: toParty(from), called: toParty(to) };
}

export function newCall(options: EventOptions & Partial<Pick<NewCall, 'users'>> = {}): NewCall {
  return { type: 'newCall', ...ends(options), users: options.users ?? [], diversion: null };
}

export function answer(
  options: EventOptions & {
    readonly answeringNumber?: PhoneNumber | null;
    readonly user?: Answer['user'];
  } = {},
): Answer {
  const { answeringNumber = null, user = null } = options;
  return { type: 'answer', ...ends(options), user, answeringNumber };
}

export function hangup(options: EventOptions & { readonly cause?: Hangup['cause'] } = {}): Hangup {
  return {
    type: 'hangup',
    ...ends(options),
    cause: options.cause ?? 'normal-clearing',
    answeringNumber: null,
  };
}

/** A journal entry of flow F, received at noon unless told otherwise. */
export function entry(event: JournalEntry['event'], changes: Partial<JournalEntry> = {}): JournalEntry {
  return { event, receivedAt: noon, flowId: 'F', role: 'hotline', agentIds: [], decision: null, ...changes };
}

/** The record of a call to the hotline of which nothing but its beginning is known, at one second. */
export const begunCall: CallRecord = {
  flowId: 'F',
  callId: 'A',
  kind: 'hotline',
  caller,
  called: hotline,
  agentId: null,
  firstAgentId: null,
  callingAgentId: null,
  answeringNumber: null,
  startedAt: 1_000,
  answeredAt: null,
  endedAt: null,
  cause: null,
};
