import type { Decision } from '../../src/domain/decision.ts';
import type { Familiarity } from '../../src/domain/familiarity.ts';
import type { JournalEntry } from '../../src/domain/journal-entry.ts';
import { toParty } from '../../src/domain/party.ts';
import type { CallerRule, Hotline, WaitingRules } from '../../src/domain/plan.ts';
import { hotlineNumbers } from '../../src/domain/plan-index.ts';
import { decideCall } from '../../src/routing/decide-call.ts';
import { applyEntry } from '../../src/switchboard/apply-entry.ts';
import type { Knowledge } from '../../src/switchboard/interpret.ts';
import { emptySwitchboard, legOf } from '../../src/switchboard/switchboard.ts';
import {
  agent,
  type caller,
  defaultAvailability,
  defaultHotline,
  defaultPlan,
  defaultPolicy,
  entry,
  hangup,
  newCall,
  noon,
  surroundings,
} from './builders.ts';
import { ruleAbout, talk } from './company.ts';

/** The nth caller of a test. */
export function callerNumber(index: number): string {
  return `+4917139200${String(index).padStart(2, '0')}`;
}

export interface Lobby {
  readonly known: Knowledge;
  /** Milliseconds since noon. */
  at: number;
  /** Hears of what callers do. */
  onEntry: (entry: JournalEntry) => void;
  /** Somebody calls; their call has the id `C` and their index. */
  call(index: number, options?: { readonly knows?: readonly Familiarity[]; readonly id?: string }): Decision;
  /** A turn of theirs ends. */
  turn(index: number, digits?: string, id?: string): Decision;
  hangUp(index: number): void;
  /** An agent begins to talk to somebody else, until `free`. */
  talk(index: number): void;
  free(index: number): void;
}

/** A hotline of Anna (w1), Ben (w2) and Clara (w3), or as many agents as are given, where callers may wait. */
export function lobby(
  options: {
    readonly waiting?: Partial<WaitingRules>;
    readonly hotline?: Partial<Hotline>;
    readonly vips?: readonly number[];
    readonly callers?: readonly CallerRule[];
    readonly agents?: number;
  } = {},
): Lobby {
  const { vips = [], callers = [], agents = 3 } = options;
  const waiting = { ...defaultHotline.waiting, familiarMs: 30_000, anyMs: 60_000, ...options.waiting };
  const policy = { ...defaultPolicy, ringStrangers: 1 };
  const hotline = { ...defaultHotline, policy, ...options.hotline, waiting };
  const vipRule = ruleAbout({ vip: true, numbers: vips.map(index => newCaller(index)) });
  const plan = {
    ...defaultPlan,
    hotlines: [hotline],
    callers: vips.length > 0 ? [vipRule, ...callers] : callers,
  };
  const switchboard = emptySwitchboard(defaultAvailability);
  const roster = {
    agents: Array.from({ length: agents }, (_, index) => agent(index + 1)),
    confirmedAt: noon,
  };
  const known = {
    plan,
    hotlines: hotlineNumbers(plan),
    routeForwarded: false,
    rules: defaultAvailability,
    roster,
    switchboard,
  };
  const talks = new Map<number, string>();
  const apply = (one: JournalEntry): void => {
    applyEntry(switchboard, one);
    self.onEntry(one);
  };
  const self: Lobby = {
    known,
    at: 0,
    onEntry: () => {},
    call(index, { knows = [], id = `C${index}` } = {}) {
      const now = noon + self.at;
      const event = newCall({ callId: id, flowId: id, from: callerNumber(index) });
      const recalled = { familiarity: knows, returnCall: null };
      const decision = decideCall(known, event, recalled, surroundings(now, hotline));
      apply(entry(event, { receivedAt: now, flowId: id, decision }));
      return decision;
    },
    turn(index, digits = '', id = `C${index}`) {
      const now = noon + self.at;
      const turn = legOf(switchboard, id)?.turn;
      if (turn?.kind !== 'wait') throw new Error(`${id} does not wait`);
      const ended = { wait: turn, digits };
      const party = toParty(callerNumber(index));
      const options = { ...surroundings(now, hotline), ended };
      const decision = decideCall(known, { callId: id, caller: party }, turn.recalled, options);
      const event = { type: 'dtmf', callId: id, originalCallId: null, flowId: null, digits } as const;
      apply(entry(event, { receivedAt: now, flowId: id, decision }));
      return decision;
    },
    hangUp(index) {
      const ids = { callId: `C${index}`, flowId: `C${index}`, from: callerNumber(index) };
      const event = hangup({ ...ids, cause: 'cancel' });
      applyEntry(switchboard, entry(event, { receivedAt: noon + self.at, flowId: ids.flowId }));
    },
    talk(index) {
      talks.set(index, talk(switchboard, index, noon + self.at));
    },
    free(index) {
      const callId = talks.get(index) ?? '';
      const event = hangup({ callId, flowId: callId });
      applyEntry(switchboard, entry(event, { receivedAt: noon + self.at, flowId: callId, role: 'direct' }));
    },
  };
  return self;
}

function newCaller(index: number): typeof caller {
  const party = toParty(callerNumber(index));
  if (party.kind !== 'number') throw new Error(`${index} is no caller`);
  return party.number;
}
