import { expect, test } from 'vitest';
import { decide, situationOf } from '../../../src/routing/decide.ts';
import { unpackDecision, type WrittenDecision } from '../../../src/store/decisions/pack-decision.ts';
import { emptyTeam } from '../../../src/store/decisions/team.ts';
import { defaultPolicy, noon, noTerms } from '../../support/builders.ts';

/** As it stands in databases; it must be read for ever. */
const formOne = `{"packed":1,"team":"CDioJOk3meQXtj1TJxlR4w","others":[["w9","Zoé",null]],"decidedAt":${noon},
  "policy":{"name":"familiar","halfLifeDays":90,"ringFamiliar":1,"ringNextFamiliar":2,"ringStrangers":2,"factor":0.6,"shareOf":"present"},
  "terms":{"hotline":"Hotline"},"outcome":{"kind":"dial","agentIds":["w1"],"numbers":["+493023125001"]},
  "reason":{"rule":"preferred-agent","candidates":{"runs":[1,1,0,1,2,1],
    "kinds":[["available","dialled",2],["available","not-familiar",6],["offline","offline",1]],
    "is":[0,1,2],"idleMs":[60000,1],"known":[[0,2,2,2,${noon}]]}}}`;

const team = {
  hash: 'CDioJOk3meQXtj1TJxlR4w',
  members: [
    { agentId: 'w0', name: 'Olga', dialNumber: '+493023125009' },
    { agentId: 'w1', name: 'Anna', dialNumber: '+493023125001' },
  ],
} as never;

const plain = { dialNumber: null, idleSince: 0, familiarity: null, missedThisCaller: false, evidence: 0 };

test('a decision in the first packed form is read in full, and comes out the same when it is made again', () => {
  const decision = unpackDecision(JSON.parse(formOne), 'A', team);
  expect(decision).toEqual({
    callId: 'A',
    decidedAt: noon,
    policy: defaultPolicy,
    terms: noTerms,
    outcome: { kind: 'dial', agentIds: ['w1'], numbers: ['+493023125001'] },
    reason: {
      rule: 'preferred-agent',
      passed: [],
      onBehalfOf: null,
      overflow: null,
      probability: 1,
      callerIsKnown: true,
      basis: 'store',
      candidates: [
        {
          agentId: 'w1',
          name: 'Anna',
          dialNumber: '+493023125001',
          availability: 'available',
          idleSince: noon - 60_000,
          familiarity: { agentId: 'w1', answeredCalls: 2, weight: 2, lastAnsweredAt: noon },
          missedThisCaller: false,
          evidence: 2,
          verdict: 'dialled',
        },
        {
          ...plain,
          agentId: 'w0',
          name: 'Olga',
          dialNumber: '+493023125009',
          availability: 'available',
          idleSince: noon - 1,
          missedThisCaller: true,
          verdict: 'not-familiar',
        },
        { ...plain, agentId: 'w9', name: 'Zoé', availability: 'offline', verdict: 'offline' },
      ],
    },
  });
  expect(decide(situationOf(decision)).outcome).toEqual(decision.outcome);
});

test('a decision in a form of a later version is refused by name, since it would be misread', () => {
  const later = { ...JSON.parse(formOne), packed: 2 } as WrittenDecision;
  expect(() => unpackDecision(later, 'A', team)).toThrow(
    'What was decided of call A is written in form 2, which only a later version of Familiar knows.',
  );
});

test('whoever is named and is nowhere to be found is noticed, instead of somebody else being taken for them', () => {
  expect(() => unpackDecision(JSON.parse(formOne), 'A', { ...emptyTeam, hash: 'other' })).toThrow(
    'What was decided of call A names somebody who is nowhere to be found.',
  );
});
