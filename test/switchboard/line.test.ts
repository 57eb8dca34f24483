import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keepFor } from '../../src/routing/keep.ts';
import { availabilityOf } from '../../src/switchboard/availability.ts';
import { byPlace, lineAt, type Place } from '../../src/switchboard/line.ts';
import { shiftTimes } from '../../src/switchboard/shift-times.ts';
import { expiredLegs } from '../../src/switchboard/switchboard.ts';
import { agent, defaultPolicy, noon, talked } from '../support/builders.ts';
import { inShort } from '../support/company.ts';
import { type Lobby, lobby } from '../support/waiting.ts';

function line({ known, at }: Lobby): readonly string[] {
  return lineAt(known.switchboard, noon + at).map(one => one.callId);
}

/** Everybody talks, and these callers wait, each a second after the one before. */
function waiting(indexes: readonly number[], options: Parameters<typeof lobby>[0] = {}): Lobby {
  const company = lobby(options);
  for (const index of [1, 2, 3]) company.talk(index);
  for (const index of indexes) {
    company.at += 1_000;
    company.call(index);
  }
  return company;
}

describe('the line', () => {
  test('whoever has waited longer comes first, and VIPs before all', () => {
    expect(line(waiting([1, 2, 3], { vips: [3] }))).toEqual(['C3', 'C1', 'C2']);
  });

  test('nobody who waits keeps an agent busy', () => {
    const company = lobby({ agents: 1 });
    company.talk(1);
    company.call(1);
    company.free(1);
    expect(availabilityOf(agent(1), company.known, noon + company.at)).toBe('available');
  });

  test('whose turn ended without a word has left the line, and is closed like any leg', () => {
    const company = waiting([1, 2]);
    company.at += 8_000;
    company.turn(2);
    company.at += 2_000;
    expect(line(company)).toEqual(['C2']);
    expect(expiredLegs(company.known.switchboard, noon + 130_000).map(leg => leg.callId)).toContain('C1');
  });

  test('and comes back if its turn ends late', () => {
    const company = waiting([1]);
    company.at += 20_000;
    expect(line(company)).toEqual([]);
    company.turn(1);
    expect(line(company)).toEqual(['C1']);
  });

  test('a caller who hangs up and calls again within two minutes keeps their place', () => {
    const company = waiting([1, 2]);
    company.hangUp(1);
    company.at += 9_000;
    company.turn(2);
    company.call(1, { id: 'again' });
    expect(line(company)).toEqual(['again', 'C2']);
  });

  test('not after two minutes', () => {
    const company = waiting([1]);
    company.hangUp(1);
    company.at += 120_000;
    company.call(2);
    company.at += 1_000;
    company.call(1, { id: 'again' });
    expect(line(company)).toEqual(['C2', 'again']);
  });

  test('one place is not for two calls', () => {
    const company = waiting([1, 2]);
    company.hangUp(1);
    company.call(1, { id: 'again' });
    company.call(1, { id: 'twice' });
    expect(line(company)).toEqual(['again', 'C2', 'twice']);
  });

  test('a place is kept too where nobody told that the caller had hung up', () => {
    const company = waiting([1, 2]);
    company.at += 9_500;
    company.turn(2);
    company.call(1, { id: 'again' });
    expect(line(company)).toEqual(['again', 'C2']);
  });

  test('a clock that is set changes neither who waits nor for how long', () => {
    const company = waiting([1, 2]);
    company.hangUp(2);
    shiftTimes(company.known.switchboard, 3_600_000);
    company.at += 3_601_000;
    company.call(2, { id: 'again' });
    expect(line(company)).toEqual(['C1', 'again']);
    expect(
      lineAt(company.known.switchboard, noon + company.at).map(one => noon + company.at - one.since),
    ).toEqual([2_000, 0]);
    expect(inShort(company.turn(1))).toEqual(['waits-for-anybody', 'hold']);
  });

  test('the order is total', () => {
    const place: fc.Arbitrary<Place> = fc.record({
      callId: fc.constantFrom('A', 'B', 'C', 'D'),
      isVip: fc.boolean(),
      placeSince: fc.nat(3),
    });
    fc.assert(
      fc.property(place, place, place, (a, b, c) => {
        expect(Math.sign(byPlace(a, b))).toBe(0 - Math.sign(byPlace(b, a)));
        if (byPlace(a, b) <= 0 && byPlace(b, c) <= 0) expect(byPlace(a, c)).toBeLessThanOrEqual(0);
        if (byPlace(a, b) === 0) expect(a).toEqual(b);
      }),
    );
  });
});

describe('an agent who becomes free', () => {
  test('is kept for the first in line, and not for a fresh caller', () => {
    const company = waiting([1, 2]);
    company.free(1);
    expect(inShort(company.turn(2))).toEqual(['waits-for-anybody', 'hold']);
    expect(inShort(company.call(3))).toEqual(['waits-for-anybody', 'hold']);
    expect(inShort(company.turn(1))).toEqual(['longest-idle', 'w1']);
  });

  test('goes to the next if the first is heard of no more', () => {
    const company = waiting([1, 2]);
    company.free(1);
    company.at += 9_500;
    expect(inShort(company.turn(2))).toEqual(['longest-idle', 'w1']);
  });

  test('is passed to who knows them, if the first in line waits for somebody else', () => {
    const company = lobby();
    for (const index of [1, 2, 3]) company.talk(index);
    company.call(1, { knows: [talked(1, 5)] });
    company.at = 1_000;
    company.call(2, { knows: [talked(2, 5)] });
    company.free(2);
    expect(inShort(company.turn(1))).toEqual(['waits-for-familiar', 'hold']);
    expect(inShort(company.turn(2))).toEqual(['preferred-agent', 'w2']);
  });

  test('is there for a fresh VIP before anybody who is none', () => {
    const company = waiting([1], { vips: [2] });
    company.free(1);
    expect(inShort(company.call(2))).toEqual(['longest-idle', 'w1']);
  });

  test('is not rung in vain beside another: of two who are free each caller who waits gets one', () => {
    const company = waiting([1, 2], {
      hotline: { policy: defaultPolicy },
    });
    company.free(1);
    company.free(2);
    expect(inShort(company.turn(1))).toEqual(['longest-idle', 'w1']);
    expect(inShort(company.turn(2))).toEqual(['longest-idle', 'w2']);
  });
});

type Step =
  | { readonly kind: 'call' | 'turn' | 'press' | 'hang-up'; readonly who: number }
  | { readonly kind: 'talk' | 'free'; readonly who: number }
  | { readonly kind: 'time'; readonly who: number };

const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom(
    'call',
    'call',
    'turn',
    'turn',
    'turn',
    'press',
    'hang-up',
    'talk',
    'free',
    'free',
    'time',
  ),
  who: fc.integer({ min: 1, max: 4 }),
});

/** Whatever happens, in a company of four agents, four callers (one a VIP) and some who know somebody. */
function play(steps: readonly Step[], after: (company: Lobby) => void): void {
  const company = lobby({ agents: 4, vips: [4] });
  const calls = new Set<number>();
  const isWaiting = (who: number): boolean => company.known.switchboard.waiting.has(`C${who}`);
  for (const index of [1, 2, 3, 4]) company.talk(index);
  for (const { kind, who } of steps) {
    company.at += 500;
    if (kind === 'call' && !calls.has(who)) {
      calls.add(who);
      company.call(who, { knows: who % 2 === 0 ? [talked(who, 2)] : [] });
    }
    if (kind === 'turn' && isWaiting(who)) company.turn(who);
    if (kind === 'press' && isWaiting(who)) company.turn(who, '1');
    if (kind === 'hang-up' && calls.has(who)) company.hangUp(who);
    if (kind === 'talk') company.talk(who);
    if (kind === 'free') company.free(who);
    if (kind === 'time') company.at += 3_000;
    after(company);
  }
}

test('no agent is kept for two callers, and no caller is kept two agents', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), steps => {
      play(steps, ({ known, at }) => {
        const kept = keepFor(lineAt(known.switchboard, noon + at), known, { now: noon + at, offDuty: null });
        expect(new Set(kept.values()).size).toBe(kept.size);
      });
    }),
  );
});

test('no agent is rung for two calls at once', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), steps => {
      play(steps, ({ known }) => {
        const rung = [...known.switchboard.legs.ringing.values()].flatMap(leg => leg.offeredTo);
        expect(new Set(rung).size).toBe(rung.length);
      });
    }),
  );
});

test('every caller for whom an agent is kept gets one when their turn ends', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), steps => {
      play(steps, company => {
        const { known, at } = company;
        const kept = keepFor(lineAt(known.switchboard, noon + at), known, { now: noon + at, offDuty: null });
        const [callId] = [...kept.values()];
        if (callId === undefined) return;
        expect(company.turn(Number(callId.slice(1))).outcome.kind).toBe('dial');
      });
    }),
  );
});
