import type { AvailabilityRules } from '../src/domain/availability-rules.ts';
import { barePlan } from '../src/domain/bare-plan.ts';
import { defaultLearning } from '../src/domain/call-record.ts';
import { noCallbacks } from '../src/domain/callback-rules.ts';
import { type PhoneNumber, toPhoneNumber } from '../src/domain/phone-number.ts';
import type { CallerRule, Hotline, Plan } from '../src/domain/plan.ts';
import type { Agent } from '../src/domain/roster.ts';
import { policy } from './policy.ts';

/** By which agents count as busy. */
export const availability: AvailabilityRules = {
  ringingExpiresMs: 120_000,
  talkingExpiresMs: 14_400_000,
  wrapUpMs: 0,
  presenceStaleMs: 120_000,
  missedOffersBeforePause: 3,
  autoPauseMs: 300_000,
};

/** So many agents, all of them free. */
export function team(size: number): readonly Agent[] {
  return Array.from({ length: size }, (_, index) => {
    const number = phone(`+49221472${String(index).padStart(4, '0')}`);
    return {
      id: `w${index}`,
      name: `Agent ${index}`,
      numbers: [number],
      presence: 'reachable',
      dialNumber: number,
    };
  });
}

/** The number of a hotline. */
export function numberOf(hotline: number): PhoneNumber {
  return phone(`+49221471${String(hotline).padStart(4, '0')}`);
}

export function callerNumber(caller: number): PhoneNumber {
  return phone(`+49171${String(1_000_000 + caller)}`);
}

export function noRules(): Plan {
  return barePlan(hotlineOf(0), { language: 'de', learning: defaultLearning });
}

/** Every kind of rule there is, and for every second caller one that is about them. */
export function manyRules(
  agents: readonly Agent[],
  size: { readonly hotlines: number; readonly rules: number; readonly now: number },
): Plan {
  const ids = agents.map(agent => agent.id);
  const absent = ids.filter((_, index) => index % 25 === 0);
  return {
    ...noRules(),
    hotlines: Array.from({ length: size.hotlines }, (_, index) => ({
      ...hotlineOf(index),
      agents: ids,
      hours: alwaysOpenHours,
      loadGuard: 2,
      waiting: { ...hotlineOf(index).waiting, familiarMs: 20_000, anyMs: 60_000 },
      overflow: {
        closed: [{ kind: 'announcement', announcement: 'closed' }],
        'nobody-reachable': [{ kind: 'agents', name: 'All', agentIds: ids }],
        'all-busy': [{ kind: 'voicemail' }],
        'hold-exhausted': [{ kind: 'busy' }],
      },
    })),
    absences: absent.map((agentId, index) => ({
      agentId,
      from: size.now - 1,
      to: null,
      deputies: ids.slice(index + 1, index + 3),
      why: 'holiday',
    })),
    callers: Array.from({ length: size.rules }, (_, index) => ruleOf(index, ids)),
  };
}

function ruleOf(index: number, ids: readonly string[]): CallerRule {
  const agentId = ids[index % ids.length] ?? '';
  return {
    name: `Customer ${index}`,
    numbers: [callerNumber(2 * index)],
    prefixes: index % 10 === 0 ? [`+49221${index}`] : [],
    vip: index % 3 === 0,
    fixed: index % 2 === 0 ? { agentId, strict: false } : null,
    never: [agentId],
    blocked: null,
    someoneNew: index % 7 === 0,
    until: null,
  };
}

const day = [{ from: 0, to: 1440 }];
const alwaysOpenHours: Hotline['hours'] = {
  weekly: {
    monday: day,
    tuesday: day,
    wednesday: day,
    thursday: day,
    friday: day,
    saturday: day,
    sunday: day,
  },
  exceptions: [],
  holidays: [],
  holidaySpans: [],
  halfDays: [],
};

function hotlineOf(index: number): Hotline {
  return {
    name: `Hotline ${index}`,
    numbers: [numberOf(index)],
    agents: null,
    hours: null,
    timeZone: 'Europe/Berlin',
    policy,
    shadow: false,
    memory: 'shared',
    withheld: 'as-strangers',
    waiting: { familiarMs: 0, anyMs: 0, music: null, prompt: null, voicemailKey: false },
    callback: noCallbacks,
    overflow: { closed: [], 'nobody-reachable': [], 'all-busy': [], 'hold-exhausted': [] },
    loadGuard: null,
    greeting: null,
  };
}

function phone(text: string): PhoneNumber {
  const number = toPhoneNumber(text);
  if (number === null) throw new RangeError(`${text} is not a phone number`);
  return number;
}
