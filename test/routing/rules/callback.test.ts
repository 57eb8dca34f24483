import { describe, expect, test } from 'vitest';
import { noCallbacks } from '../../../src/domain/callback-rules.ts';
import { decide, situationOf } from '../../../src/routing/decide.ts';
import { renderReason } from '../../../src/wording/reason-text.ts';
import { talked } from '../../support/builders.ts';
import { inShort, ruleAbout } from '../../support/company.ts';
import { callerNumber, type Lobby, lobby } from '../../support/waiting.ts';

const knowsAnna = { knows: [talked(1, 5)] };
const byKey = { ...noCallbacks, key: true };
const atOnce = { ...noCallbacks, atOnce: true };

/** Anna is known best and talks; Ben and Clara are free. */
function annaTalks(...options: Parameters<typeof lobby>): Lobby {
  const company = lobby(...options);
  company.talk(1);
  company.at = 1_000;
  return company;
}

describe('asking to be called back', () => {
  test('key 3 promises a callback by those the caller knows, best first, and ends the call', () => {
    const company = annaTalks({ hotline: { callback: byKey } });
    company.talk(2);
    company.call(1, { knows: [talked(1, 5), talked(2, 1)] });
    company.at = 5_000;
    const decision = company.turn(1, '3');
    expect(inShort(decision)).toEqual(['asks-for-callback', 'w1', 'w2']);
    expect(renderReason(decision, 'en')).toBe(
      'The caller asked for it: whoever is free first calls them back: Anna and Ben; the caller has waited 4 s.',
    );
    expect(renderReason(decision, 'de')).toBe(
      'Der Anrufer hat darum gebeten: Ihn ruft zurück, wer zuerst frei ist: Anna und Ben; der Anrufer hat 4 s gewartet.',
    );
    expect(decide(situationOf(decision))).toEqual(decision);
    expect(company.known.switchboard.callbacks.byCaller.get(callerNumber(1) as never)).toMatchObject({
      wants: ['w1', 'w2'],
      attempts: 0,
    });
  });

  test('the key means nothing where the hotline does not offer it', () => {
    const company = annaTalks();
    company.call(1, knowsAnna);
    company.at = 5_000;
    expect(inShort(company.turn(1, '3'))).toEqual(['waits-for-familiar', 'hold']);
  });

  test.each([['a stranger, where only those may ask who know somebody', { knows: [] }, byKey]])(
    '%s goes on waiting',
    (_, caller, callback) => {
      const company = annaTalks({ hotline: { callback } });
      for (const index of [2, 3]) company.talk(index);
      company.call(1, caller);
      company.at = 5_000;
      expect(inShort(company.turn(1, '3'))).toEqual(['waits-for-anybody', 'hold']);
    },
  );

  test('a stranger is called back by whoever is free, where all may ask', () => {
    const company = annaTalks({ hotline: { callback: { ...byKey, callers: 'all' } } });
    for (const index of [2, 3]) company.talk(index);
    company.call(1);
    company.at = 5_000;
    const decision = company.turn(1, '3');
    expect(inShort(decision)).toEqual(['asks-for-callback']);
    expect(renderReason(decision, 'en')).toContain('whoever is free calls them back');
  });

  test('no more are promised within an hour and a day than the company allows', () => {
    const company = annaTalks({ hotline: { callback: byKey } });
    const known = {
      ...company.known,
      plan: { ...company.known.plan, callbacks: { abroad: [], perHour: 2, perDay: 3 } },
    };
    Object.assign(company.known, known);
    const ask = (index: number): string => {
      company.call(index, knowsAnna);
      return inShort(company.turn(index, '3'))[0] ?? '';
    };
    expect([ask(1), ask(2), ask(3)]).toEqual([
      'asks-for-callback',
      'asks-for-callback',
      'waits-for-familiar',
    ]);
    company.at = 3_602_000;
    company.talk(1);
    expect([ask(4), ask(5)]).toEqual(['asks-for-callback', 'waits-for-familiar']);
  });
});

describe('offering it at once', () => {
  test('a caller whose known agent is busy is asked before anybody else is tried, even where nobody waits', () => {
    const company = annaTalks({ waiting: { familiarMs: 0, anyMs: 0 }, hotline: { callback: atOnce } });
    const offer = company.call(1, knowsAnna);
    expect(inShort(offer)).toEqual(['offers-callback', 'hold']);
    expect(offer.outcome).toMatchObject({ plays: { kind: 'prompt', name: 'callback-offer' } });
    expect(renderReason(offer, 'en')).toBe(
      'Anna, whom the caller knows best, is talking: the caller is offered to be called back.',
    );
    expect(renderReason(offer, 'de')).toBe(
      'Anna, dem Anrufer am besten bekannt, telefoniert: Dem Anrufer wird ein Rückruf angeboten.',
    );
    expect(decide(situationOf(offer))).toEqual(offer);
  });

  test('whoever stays on the line then gets what they would have got', () => {
    const company = annaTalks({ waiting: { familiarMs: 0, anyMs: 0 }, hotline: { callback: atOnce } });
    company.call(1, knowsAnna);
    company.at = 8_000;
    expect(inShort(company.turn(1))).toEqual(['longest-idle', 'w2']);
  });

  test('whoever takes it is promised one', () => {
    const company = annaTalks({ waiting: { familiarMs: 0, anyMs: 0 }, hotline: { callback: atOnce } });
    company.call(1, knowsAnna);
    company.at = 4_000;
    expect(inShort(company.turn(1, '3'))).toEqual(['asks-for-callback', 'w1']);
  });

  test('nobody is asked who can have the agent they know', () => {
    const company = lobby({ hotline: { callback: atOnce } });
    expect(inShort(company.call(1, knowsAnna))).toEqual(['preferred-agent', 'w1']);
  });

  test('nor a stranger, or who is to meet somebody new', () => {
    const someoneNew = ruleAbout({ numbers: [callerNumber(2) as never], someoneNew: true });
    const company = annaTalks({ hotline: { callback: atOnce }, callers: [someoneNew] });
    expect(inShort(company.call(1))).toEqual(['longest-idle', 'w2']);
    expect(inShort(company.call(2, knowsAnna))[0]).toBe('someone-new');
  });
});
