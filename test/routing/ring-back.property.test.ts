import fc from 'fast-check';
import { expect, test } from 'vitest';
import { noCallbacks } from '../../src/domain/callback-rules.ts';
import type { JournalEntry } from '../../src/domain/journal-entry.ts';
import type { PhoneNumber } from '../../src/domain/phone-number.ts';
import { whoCallsBack } from '../../src/routing/ring-back.ts';
import { applyEntry } from '../../src/switchboard/apply-entry.ts';
import { callbackEntry, mostAttempts } from '../../src/switchboard/callback-request.ts';
import { forgetCallers } from '../../src/switchboard/forget-callers.ts';
import { shiftTimes } from '../../src/switchboard/shift-times.ts';
import { emptySwitchboard, legOf, type Switchboard } from '../../src/switchboard/switchboard.ts';
import {
  answer,
  defaultAvailability,
  entry,
  hangup,
  newCall,
  noon,
  surroundings,
  talked,
} from '../support/builders.ts';
import { callerNumber, type Lobby, lobby } from '../support/waiting.ts';

const anyCaller = fc.integer({ min: 1, max: 4 });
const ofCaller = ['ask', 'ask', 'callAgain', 'withdraw', 'fail', 'callOut', 'pickUp', 'endCall'] as const;
const anyStep = fc.record({
  afterMs: fc.constantFrom(1, 500, 10_000, 60_000, 200_000),
  step: fc.oneof(
    { weight: 4, arbitrary: fc.record({ kind: fc.constantFrom(...ofCaller), caller: anyCaller }) },
    { weight: 3, arbitrary: fc.constant({ kind: 'start' as const }) },
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constantFrom('talk' as const, 'free' as const, 'free' as const),
        agent: fc.integer({ min: 1, max: 3 }),
      }),
    },
  ),
});
type Step = typeof anyStep extends fc.Arbitrary<infer One> ? One : never;
const anyWalk = fc.array(anyStep, { maxLength: 60, size: 'max' });

const callback = { ...noCallbacks, key: true, anybodyAfterMs: 300_000 };
const { toLocal } = surroundings(noon);

/** A company in which callers ask and are called back, and its journal. */
function walk(steps: readonly Step[]) {
  const company = lobby({ hotline: { callback } });
  for (const index of [1, 2, 3]) company.talk(index);
  const journal: JournalEntry[] = [];
  const outs = new Map<number, { readonly callId: string; readonly agentId: string }>();
  const talking = new Set([1, 2, 3]);
  let count = 0;

  const apply = (what: JournalEntry): void => {
    journal.push(what);
    applyEntry(company.known.switchboard, what);
  };
  const now = (): number => noon + company.at;
  const requestOf = (caller: number) =>
    company.known.switchboard.callbacks.byCaller.get(callerNumber(caller) as PhoneNumber);
  const out = (caller: number) => {
    const { callId, agentId } = outs.get(caller) ?? { callId: `OUT${++count}`, agentId: 'w1' };
    const ids = {
      callId,
      flowId: callId,
      direction: 'out',
      from: '+49302312501',
      to: callerNumber(caller),
    } as const;
    const more = { flowId: callId, role: 'outgoing', agentIds: [agentId], receivedAt: now() } as const;
    return { ids, more, callId, agentId };
  };

  function take({ step, afterMs }: Step): void {
    company.at += afterMs;
    switch (step.kind) {
      case 'talk':
        if (!talking.has(step.agent)) company.talk(step.agent);
        talking.add(step.agent);
        break;
      case 'free':
        if (talking.delete(step.agent)) company.free(step.agent);
        break;
      case 'start': {
        const [next] = pairs(company);
        if (next === undefined) break;
        const { request, agentId } = next;
        expect(request.calls).toEqual([]);
        expect(request.over).toBeNull();
        const event = { type: 'callbackStarted', attempt: request.attempts + 1 } as const;
        apply(callbackEntry(request, event, { now: now(), agentIds: [agentId] }));
        break;
      }
      case 'ask': {
        const id = `ASK${++count}`;
        // Whoever could be put through would not have to ask.
        for (const index of [1, 2])
          if (!talking.has(index)) take({ step: { kind: 'talk', agent: index }, afterMs: 1 });
        recordCalls(company, journal, () => {
          company.call(step.caller, { knows: [talked(1, 5), talked(2, 2)], id });
          if (legOf(company.known.switchboard, id)?.turn?.kind === 'wait') company.turn(step.caller, '3', id);
        });
        break;
      }
      case 'callAgain':
        recordCalls(company, journal, () => company.call(step.caller, { id: `AGAIN${++count}` }));
        break;
      case 'withdraw': {
        const callId = requestOf(step.caller)?.callId;
        if (callId === undefined) return;
        const event = { type: 'dtmf', callId, originalCallId: null, flowId: null, digits: '0' } as const;
        apply(entry(event, { receivedAt: now(), flowId: callId }));
        break;
      }
      case 'fail': {
        const request = requestOf(step.caller);
        if (request?.ringing == null) return;
        const event = { type: 'callbackFailed', attempt: request.attempts, why: 'refused' } as const;
        apply(callbackEntry(request, event, { now: now() }));
        break;
      }
      case 'callOut': {
        const { ids, more, callId, agentId } = out(step.caller);
        outs.set(step.caller, { callId, agentId });
        apply(entry(newCall(ids), more));
        break;
      }
      case 'pickUp': {
        const { ids, more } = out(step.caller);
        if (outs.has(step.caller)) apply(entry(answer(ids), more));
        break;
      }
      case 'endCall': {
        const { ids, more } = out(step.caller);
        if (outs.delete(step.caller)) apply(entry(hangup(ids), more));
        break;
      }
    }
  }

  for (const step of steps) {
    take(step);
    for (const { attempts } of company.known.switchboard.callbacks.byCallId.values())
      expect(attempts).toBeLessThanOrEqual(mostAttempts);
    const found = pairs(company);
    expect(new Set(found.map(({ agentId }) => agentId)).size).toBe(found.length);
    expect(new Set(found.map(({ request }) => request.caller)).size).toBe(found.length);
  }
  return { company, journal };
}

/** What the lobby applies by itself belongs into the journal too. */
function recordCalls(company: Lobby, journal: JournalEntry[], act: () => void): void {
  company.onEntry = one => journal.push(one);
  act();
  company.onEntry = () => {};
}

function pairs({ known, at }: Lobby) {
  return whoCallsBack(known, { now: noon + at, toLocal: (_, when) => toLocal(when) });
}

function requestsOf({ callbacks }: Switchboard) {
  return [...callbacks.byCallId.values()].sort((a, b) => (a.callId < b.callId ? -1 : 1));
}

test('whatever happens nobody is called by two, or by one who calls somebody else, or more than three times', () => {
  fc.assert(fc.property(anyWalk, steps => void walk(steps)));
});

test('after a restart the same callers are to be called back, though some of it is heard twice', () => {
  fc.assert(
    fc.property(anyWalk, fc.array(fc.nat(), { maxLength: 5 }), (steps, twice) => {
      const { company, journal } = walk(steps);
      const restarted = emptySwitchboard(defaultAvailability);
      for (const one of journal) applyEntry(restarted, one);
      expect(requestsOf(restarted)).toEqual(requestsOf(company.known.switchboard));
      for (const index of twice) {
        const again = journal[index % Math.max(1, journal.length)];
        if (again?.event.type === 'callbackStarted' || again?.decision?.outcome.kind === 'callback')
          applyEntry(restarted, again);
      }
      expect(requestsOf(restarted).length).toBe(requestsOf(company.known.switchboard).length);
    }),
  );
});

test('a leap of the clock calls nobody sooner or later', () => {
  fc.assert(
    fc.property(anyWalk, fc.integer({ min: -86_400_000, max: 86_400_000 }), (steps, leapMs) => {
      const { company } = walk(steps);
      const before = pairs(company).map(({ agentId, request }) => [agentId, request.caller]);
      shiftTimes(company.known.switchboard, leapMs);
      company.at += leapMs;
      expect(pairs(company).map(({ agentId, request }) => [agentId, request.caller])).toEqual(before);
    }),
  );
});

test('who is erased is called back no more', () => {
  fc.assert(
    fc.property(anyWalk, anyCaller, (steps, caller) => {
      const { company } = walk(steps);
      forgetCallers(company.known.switchboard, one => one === callerNumber(caller));
      expect(JSON.stringify(requestsOf(company.known.switchboard))).not.toContain(callerNumber(caller));
    }),
  );
});
