import { describe, expect, test } from 'vitest';
import type { CallbackEvent } from '../../src/domain/callback-event.ts';
import { noCallbacks } from '../../src/domain/callback-rules.ts';
import type { JournalEntry } from '../../src/domain/journal-entry.ts';
import type { PhoneNumber } from '../../src/domain/phone-number.ts';
import type { Plan } from '../../src/domain/plan.ts';
import { whoCallsBack } from '../../src/routing/ring-back.ts';
import { applyEntry } from '../../src/switchboard/apply-entry.ts';
import { availabilityOf } from '../../src/switchboard/availability.ts';
import { type CallbackRequest, callbackEntry } from '../../src/switchboard/callback-request.ts';
import { answer, entry, hangup, newCall, noon, surroundings, talked } from '../support/builders.ts';
import { away, ruleAbout } from '../support/company.ts';
import { callerNumber, type Lobby, lobby } from '../support/waiting.ts';

const byKey = { ...noCallbacks, key: true };
const { toLocal } = surroundings(noon);

/** Anna talks; so do Ben and Clara. */
function busyCompany(options: Parameters<typeof lobby>[0] = {}): Lobby {
  const company = lobby({ ...options, hotline: { callback: byKey, ...options.hotline } });
  for (const index of [1, 2, 3]) company.talk(index);
  company.at = 1_000;
  return company;
}

/** A caller who knows these agents, best first, asks to be called back. */
function asks(company: Lobby, index: number, agents: readonly number[] = [1], at = 1_000): CallbackRequest {
  company.at = at;
  company.call(index, { knows: agents.map((agent, place) => talked(agent, 9 - place)) });
  company.turn(index, '3');
  return requestBy(company, index);
}

function requestBy({ known }: Lobby, index: number): CallbackRequest {
  const request = known.switchboard.callbacks.byCaller.get(callerNumber(index) as PhoneNumber);
  if (request === undefined) throw new Error(`nobody calls ${index} back`);
  return request;
}

/** Who calls back whom: callers by their index. */
function pairs(company: Lobby, at: number): readonly string[] {
  const found = whoCallsBack(company.known, { now: noon + at, toLocal: (_, when) => toLocal(when) });
  return found.map(({ agentId, request }) => `${agentId} calls ${Number(request.caller.slice(-2))}`);
}

type Told = Parameters<typeof callbackEntry>[1];

function tell(company: Lobby, request: CallbackRequest, event: Told, at: number, agentId?: string): void {
  const agentIds = agentId === undefined ? [] : [agentId];
  applyEntry(company.known.switchboard, callbackEntry(request, event, { now: noon + at, agentIds }));
}

function start(company: Lobby, index: number, agentId: string, at: number): void {
  const request = requestBy(company, index);
  tell(company, request, { type: 'callbackStarted', attempt: request.attempts + 1 }, at, agentId);
}

/** An agent's call to a caller, as its pushes tell. */
function callTo(company: Lobby, index: number, callId: string) {
  const ids = {
    callId,
    flowId: callId,
    direction: 'out',
    from: '+49302312501',
    to: callerNumber(index),
  } as const;
  const more = (at: number) =>
    ({ flowId: callId, role: 'outgoing', agentIds: ['w1'], receivedAt: noon + at }) as const;
  const apply = (what: JournalEntry): void => applyEntry(company.known.switchboard, what);
  return {
    begins: (at: number) => apply(entry(newCall(ids), more(at))),
    isAnswered: (at: number) => apply(entry(answer(ids), more(at))),
    ends: (at: number) => apply(entry(hangup(ids), more(at))),
  };
}

const minute = 60_000;

describe('who calls back whom', () => {
  test('the first of those they know who becomes free, the best if several are', () => {
    const company = busyCompany();
    asks(company, 1, [1, 2]);
    expect(pairs(company, 2_000)).toEqual([]);
    company.free(2);
    expect(pairs(company, 3_000)).toEqual(['w2 calls 1']);
    company.free(1);
    expect(pairs(company, 3_000)).toEqual(['w1 calls 1']);
  });

  test('nobody else, unless the company says after how long anybody does', () => {
    const patient = busyCompany();
    asks(patient, 1);
    patient.free(3);
    expect(pairs(patient, 50 * minute)).toEqual([]);

    const company = busyCompany({ hotline: { callback: { ...byKey, anybodyAfterMs: 10 * minute } } });
    asks(company, 1);
    company.free(3);
    expect(pairs(company, 10 * minute)).toEqual([]);
    expect(pairs(company, 10 * minute + 1_000)).toEqual(['w3 calls 1']);
  });

  test('nobody twice: who asked first goes first, and VIPs before all', () => {
    const company = busyCompany({ vips: [3] });
    asks(company, 1, [1], 1_000);
    asks(company, 2, [1, 2], 2_000);
    asks(company, 3, [1], 3_000);
    company.free(1);
    company.free(2);
    expect(pairs(company, 4_000)).toEqual(['w1 calls 3', 'w2 calls 2']);
  });

  test('callers on the line go first: no callback overtakes one who waits for the same agent', () => {
    const company = busyCompany();
    asks(company, 1);
    company.at = 2_000;
    company.call(2, { knows: [talked(1, 3)] });
    company.free(1);
    expect(pairs(company, 3_000)).toEqual([]);
    company.hangUp(2);
    expect(pairs(company, 4_000)).toEqual(['w1 calls 1']);
  });

  test('a deputy, where the agent has gone away meanwhile', () => {
    const company = busyCompany();
    asks(company, 1);
    const plan: Plan = { ...company.known.plan, absences: [away(1, [3])] };
    Object.assign(company.known, { plan });
    company.free(1);
    company.free(3);
    expect(pairs(company, 3_000)).toEqual(['w3 calls 1']);
  });

  test('nobody while the hotline is closed, or once its name is gone', () => {
    const company = busyCompany();
    asks(company, 1);
    company.free(1);
    const [hotline] = company.known.plan.hotlines;
    if (hotline === undefined) throw new Error('there is no hotline');
    const shut = { ...company.known.plan, hotlines: [{ ...hotline, name: 'Other' }] };
    Object.assign(company.known, { plan: shut });
    expect(pairs(company, 3_000)).toEqual([]);
  });

  test('never somebody whom a rule keeps from this caller, and only the strict agent of one who has one', () => {
    const rules = [
      ruleAbout({ numbers: [callerNumber(1) as PhoneNumber], never: ['w2'] }),
      ruleAbout({ numbers: [callerNumber(2) as PhoneNumber], fixed: { agentId: 'w1', strict: true } }),
    ];
    const callback = { ...byKey, anybodyAfterMs: 0 };
    const company = busyCompany({ callers: rules, hotline: { callback } });
    asks(company, 1, [1]);
    asks(company, 2, [3]);
    company.free(2);
    expect(pairs(company, 2_000)).toEqual([]);
  });
});

describe('an attempt', () => {
  test('keeps its agent from everybody else’s call until nothing more can be heard of it', () => {
    const company = busyCompany();
    asks(company, 1);
    company.free(1);
    start(company, 1, 'w1', 3_000);
    const anna = company.known.roster.agents[0];
    if (anna === undefined) throw new Error('Anna is gone');
    expect(availabilityOf(anna, company.known, noon + 4_000)).toBe('ringing');
    expect(availabilityOf(anna, company.known, noon + 3_000 + 90_000)).toBe('available');
    expect(pairs(company, 4_000)).toEqual([]);
  });

  test('that comes to nothing is made again after a while, three times in all', () => {
    const company = busyCompany();
    asks(company, 1);
    company.free(1);
    let at = 3_000;
    for (const [attempt, pauseMs] of [
      [1, 2 * minute],
      [2, 5 * minute],
    ] as const) {
      start(company, 1, 'w1', at);
      tell(company, requestBy(company, 1), { type: 'callbackFailed', attempt, why: 'refused' }, at + 100);
      expect(pairs(company, at + pauseMs)).toEqual([]);
      at += 100 + pauseMs;
      expect(pairs(company, at)).toEqual(['w1 calls 1']);
    }
    start(company, 1, 'w1', at);
    tell(company, requestBy(company, 1), { type: 'callbackFailed', attempt: 3, why: 'not-heard-of' }, at);
    expect(pairs(company, at + 30 * minute)).toEqual([]);
  });

  test('heard of twice counts once', () => {
    const company = busyCompany();
    asks(company, 1);
    start(company, 1, 'w1', 3_000);
    const request = requestBy(company, 1);
    tell(company, request, { type: 'callbackFailed', attempt: 1, why: 'refused' }, 3_100);
    tell(
      company,
      request,
      { type: 'callbackStarted', attempt: 1 } satisfies Partial<CallbackEvent>,
      3_000,
      'w1',
    );
    expect(requestBy(company, 1)).toMatchObject({ attempts: 1, ringing: null });
  });

  test('succeeds with a talk, whoever called and by whatever means', () => {
    const company = busyCompany();
    asks(company, 1);
    company.free(1);
    const call = callTo(company, 1, 'OUT');
    call.begins(3_000);
    expect(pairs(company, 4_000)).toEqual([]);
    call.isAnswered(9_000);
    call.ends(60_000);
    expect(requestBy(company, 1).over).toEqual({ why: 'talked', at: noon + 9_000, agentId: 'w1' });
  });

  test.each([
    ['nobody picks up', null],
    ['a mailbox picks up, so the agent hangs up soon', 50_000],
  ])('comes to nothing where %s', (_, answeredAt) => {
    const company = busyCompany();
    asks(company, 1);
    company.free(1);
    start(company, 1, 'w1', 3_000);
    const call = callTo(company, 1, 'OUT');
    call.begins(5_000);
    if (answeredAt !== null) call.isAnswered(answeredAt);
    call.ends(60_000);
    expect(requestBy(company, 1)).toMatchObject({
      over: null,
      calls: [],
      notBefore: noon + 60_000 + 2 * minute,
    });
  });
});

describe('a request ends', () => {
  test('when the caller calls again, on whichever number of ours', () => {
    const company = busyCompany();
    asks(company, 1);
    company.at = 5_000;
    company.call(1, { id: 'C1-again' });
    expect(requestBy(company, 1).over?.why).toBe('called-again');
    company.free(1);
    expect(pairs(company, 6_000)).toEqual([]);
  });

  test('when the caller takes it back while it is confirmed, and not by pressing 3 twice', () => {
    const company = busyCompany();
    const { callId } = asks(company, 1);
    const press = (digits: string): void => {
      const event = { type: 'dtmf', callId, originalCallId: null, flowId: null, digits } as const;
      applyEntry(company.known.switchboard, entry(event, { receivedAt: noon + 2_000, flowId: callId }));
    };
    press('3');
    expect(requestBy(company, 1).over).toBeNull();
    press('0');
    expect(requestBy(company, 1).over?.why).toBe('withdrawn');
  });

  test('a wish that is over and heard of again stays over', () => {
    const company = busyCompany();
    const request = asks(company, 1);
    const { askedAt } = request;
    tell(
      company,
      request,
      { type: 'callbackEnded', why: 'expired', askedAt, at: askedAt, attempts: 0 },
      5_000,
    );
    expect(company.known.switchboard.callbacks.byCallId.size).toBe(0);
  });

  test('an agent who puts it off or gives it away is not asked', () => {
    const company = busyCompany();
    const request = asks(company, 1, [1, 2]);
    company.free(1);
    tell(
      company,
      request,
      { type: 'callbackPutOff', agentId: 'w1', until: noon + 10 * minute, by: 'Anna' },
      3_000,
    );
    expect(pairs(company, 4_000)).toEqual([]);
    expect(pairs(company, 10 * minute)).toEqual(['w1 calls 1']);
    tell(company, request, { type: 'callbackGivenAway', agentId: 'w1', by: 'Anna' }, 11 * minute);
    expect(pairs(company, 12 * minute)).toEqual([]);
    company.free(2);
    expect(pairs(company, 12 * minute)).toEqual(['w2 calls 1']);
  });
});
