import { describe, expect, test } from 'vitest';
import type { Decision } from '../../../src/domain/decision.ts';
import { decide, situationOf } from '../../../src/routing/decide.ts';
import { renderReason } from '../../../src/wording/reason-text.ts';
import { phone, talked } from '../../support/builders.ts';
import { inShort, ruleAbout } from '../../support/company.ts';
import { callerNumber, lobby } from '../../support/waiting.ts';

/** Anna is known best and talks; Ben and Clara are free. */
function annaTalks(...options: Parameters<typeof lobby>): ReturnType<typeof lobby> {
  const company = lobby(...options);
  company.talk(1);
  company.at = 1_000;
  return company;
}

function everybodyTalks(...options: Parameters<typeof lobby>): ReturnType<typeof lobby> {
  const company = lobby(...options);
  for (const index of [1, 2, 3]) company.talk(index);
  company.at = 1_000;
  return company;
}

const knowsAnna = { knows: [talked(1, 5)] };

function sentences(decision: Decision): readonly string[] {
  return [renderReason(decision, 'en'), renderReason(decision, 'de')];
}

describe('waiting for the known voice', () => {
  test('a caller waits for the agent they know, though others are free', () => {
    const decision = annaTalks().call(1, knowsAnna);
    expect(inShort(decision)).toEqual(['waits-for-familiar', 'hold']);
    expect(sentences(decision)).toEqual([
      'Anna, whom the caller knows best, is talking: the caller waits, up to 30 s.',
      'Anna, dem Anrufer am besten bekannt, telefoniert: Der Anrufer wartet, höchstens 30 s.',
    ]);
  });

  test('and gets them at the end of the turn in which they become free', () => {
    const company = annaTalks();
    company.call(1, knowsAnna);
    company.at = 3_000;
    company.free(1);
    company.at = 5_000;
    const decision = company.turn(1);
    expect(inShort(decision)).toEqual(['preferred-agent', 'w1']);
    expect(renderReason(decision, 'en')).toBe(
      'The caller knows Anna best (5 calls, last today); the caller has waited 4 s.',
    );
  });

  test('after thirty seconds anybody will do', () => {
    const company = annaTalks();
    company.call(1, knowsAnna);
    company.at = 30_900;
    expect(inShort(company.turn(1))).toEqual(['waits-for-familiar', 'hold']);
    company.at = 31_000;
    expect(inShort(company.turn(1))).toEqual(['longest-idle', 'w2']);
  });

  test('whoever presses 1 gets anybody at once, any other key changes nothing', () => {
    const company = annaTalks();
    company.call(1, knowsAnna);
    for (const digits of ['', '0', '2', '*', '12'])
      expect(inShort(company.turn(1, digits))).toEqual(['waits-for-familiar', 'hold']);
    expect(inShort(company.turn(1, '1'))).toEqual(['longest-idle', 'w2']);
  });

  test('2 sends to voicemail where the hotline offers that', () => {
    const company = annaTalks({ waiting: { voicemailKey: true } });
    company.call(1, knowsAnna);
    const decision = company.turn(1, '2');
    expect(inShort(decision)).toEqual(['asks-for-voicemail', 'voicemail']);
    expect(sentences(decision)[0]).toBe(
      'The caller asked for it while waiting: the call goes to voicemail; the caller has waited 0 s.',
    );
  });

  test.each([
    ['nobody waits where the setting is off', { familiarMs: 0, anyMs: 0 }, knowsAnna, 'longest-idle'],
    [
      'nor for the familiar alone if only anybody is waited for',
      { familiarMs: 0 },
      knowsAnna,
      'longest-idle',
    ],
    ['nor a caller who knows nobody', {}, {}, 'longest-idle'],
    ['nor one of whose agents another is free', {}, { knows: [talked(1, 5), talked(2, 1)] }, 'next-familiar'],
  ] as const)('%s', (_, waiting, options, rule) => {
    expect(inShort(annaTalks({ waiting }).call(1, options))[0]).toBe(rule);
  });

  test('a caller who is to meet somebody new does not wait for who they know', () => {
    const callers = [ruleAbout({ numbers: [phone(callerNumber(1))], someoneNew: true })];
    expect(inShort(annaTalks({ callers }).call(1, knowsAnna))).toEqual(['someone-new', 'w2']);
  });

  test('one who was given to an agent waits for that one', () => {
    const callers = [
      ruleAbout({ numbers: [phone(callerNumber(1))], fixed: { agentId: 'w1', strict: false } }),
    ];
    const decision = annaTalks({ callers }).call(1);
    expect(sentences(decision)).toEqual([
      'This caller’s fixed agent Anna is talking; the caller waits, up to 30 s.',
      'Fest zugeordnet ist Anna (telefoniert); der Anrufer wartet, höchstens 30 s.',
    ]);
  });

  test('a strict rule lets nobody else have them, whatever they press', () => {
    const callers = [
      ruleAbout({ numbers: [phone(callerNumber(1))], fixed: { agentId: 'w1', strict: true } }),
    ];
    const company = annaTalks({ callers });
    expect(inShort(company.call(1))).toEqual(['waits-for-familiar', 'hold']);
    expect(inShort(company.turn(1, '1'))).toEqual(['waits-for-anybody', 'hold']);
    company.at = 62_000;
    expect(company.turn(1).reason.overflow?.cause).toBe('hold-exhausted');
  });
});

describe('waiting for anybody', () => {
  test('where everybody talks the caller waits in line', () => {
    const company = everybodyTalks();
    company.call(1);
    company.at = 2_000;
    expect(sentences(company.call(2))).toEqual([
      'Everybody is talking: the caller waits, second in line, up to 60 s.',
      'Alle telefonieren: Der Anrufer wartet an 2. Stelle, höchstens 60 s.',
    ]);
  });

  test('nobody waits where nobody is on duty', () => {
    const company = lobby({ agents: 0 });
    expect(company.call(1).reason.overflow?.cause).toBe('nobody-reachable');
  });

  test('first for who they know, then for anybody, then the call overflows', () => {
    const overflow = {
      closed: [],
      'nobody-reachable': [],
      'all-busy': [],
      'hold-exhausted': [{ kind: 'voicemail' } as const],
    };
    const company = everybodyTalks({ hotline: { overflow } });
    company.call(1, knowsAnna);
    const rules: string[] = [];
    for (let turn = 1; turn <= 30 && rules.at(-1) !== 'nobody-available'; turn++) {
      company.at = 1_000 + turn * 4_000;
      rules.push(company.turn(1).reason.rule);
    }
    expect(rules.filter(rule => rule === 'waits-for-familiar')).toHaveLength(7);
    expect(rules.filter(rule => rule === 'waits-for-anybody')).toHaveLength(15);
    expect(rules.at(-1)).toBe('nobody-available');
  });

  test('turns that end at once, or a clock that stands still, don’t make anybody wait for ever', () => {
    const company = everybodyTalks();
    company.call(1);
    let turns = 0;
    for (let rule = ''; rule !== 'nobody-available'; turns++) rule = company.turn(1).reason.rule;
    expect(turns).toBe(46);
  });

  test('whoever waits when the hotline closes is still served', () => {
    const hours = {
      weekly: {
        monday: [{ from: 480, to: 600 }],
        tuesday: [],
        wednesday: [],
        thursday: [],
        friday: [],
        saturday: [],
        sunday: [],
      },
      exceptions: [],
      holidays: [],
      holidaySpans: [],
      halfDays: [],
    };
    const company = everybodyTalks({ hotline: { hours } });
    company.at = -1_000;
    company.call(1);
    company.at = 3_000;
    expect(company.turn(1).reason.rule).toBe('waits-for-anybody');
    expect(company.call(2).reason.rule).toBe('closed');
  });
});

describe('what plays', () => {
  test('the prompt first, then the music from its beginning', () => {
    const company = everybodyTalks({ waiting: { prompt: 'please-hold', music: 'jazz' } });
    const plays = [company.call(1), company.turn(1), company.turn(1)].map(({ outcome }) =>
      outcome.kind === 'hold' ? outcome.plays : null,
    );
    expect(plays).toEqual([
      { kind: 'prompt', name: 'please-hold' },
      { kind: 'music', name: 'jazz', piece: 0 },
      { kind: 'music', name: 'jazz', piece: 1 },
    ]);
  });

  test('the music of Familiar where there is no other', () => {
    const { outcome } = everybodyTalks({ waiting: { prompt: 'unknown', music: 'unknown' } }).call(1);
    expect(outcome).toMatchObject({ plays: { kind: 'music', name: 'hold-music', piece: 0 } });
  });
});

test('every decision of a wait recomputes to itself', () => {
  const company = everybodyTalks();
  const decisions = [company.call(1, knowsAnna), company.turn(1), company.turn(1, '1')];
  company.free(2);
  decisions.push(company.turn(1));
  for (const decision of decisions) expect(decide(situationOf(decision))).toEqual(decision);
  expect(decisions.at(-1)?.outcome.kind).toBe('dial');
});
