import { expect, test } from 'vitest';
import { type Agreement, agreementsIn, noAgreement } from '../../../src/analysis/measures/agreement.ts';
import { type CallFate, pastWith } from '../../../src/analysis/measures/call-fate.ts';
import { gistOf } from '../../../src/domain/gist.ts';
import { noon, talked } from '../../support/builders.ts';
import { decided } from '../../support/company.ts';

interface Call {
  /** Index of the agent who answered; null: nobody did. */
  readonly by: number | null;
  readonly outcome?: CallFate['outcome'];
  readonly shadow?: boolean;
}

/** Calls of somebody who knows Ben, so that it is he who would be rung. */
function agreementOn(calls: readonly Call[]): Agreement {
  const agreement: Record<keyof Agreement, number> = { ...noAgreement };
  const familiarity = [talked(2, 4)];
  for (const { by, outcome = by === null ? 'lost' : 'answered', shadow = true } of calls) {
    const agentId = by === null ? null : `w${by}`;
    const fate: CallFate = {
      callId: 'A',
      caller: '+491713920001',
      arrivedAt: noon,
      outcome,
      agentId,
      answeredAfterMs: agentId === null ? null : 5_000,
      talkMs: agentId === null ? 0 : 60_000,
      somebodyWasFree: null,
      heldMs: null,
      past: pastWith(familiarity, agentId),
    };
    const gist = gistOf(decided({ knows: familiarity, hotline: { shadow } }));
    for (const name of agreementsIn(fate, gist)) agreement[name] += 1;
  }
  return agreement;
}

test('of the answered calls it is counted in how many the one who answered would have been rung', () => {
  expect(agreementOn([{ by: 2 }, { by: 1 }, { by: 3 }, { by: null }])).toEqual({
    calls: 4,
    answered: 3,
    agreed: 1,
    returning: 4,
    familiar: 1,
    wouldRingFamiliar: 4,
  });
});

test('calls that still ring, and those that were not decided in shadow, do not count', () => {
  expect(agreementOn([{ by: 2 }, { by: null, outcome: 'open' }, { by: 2, shadow: false }])).toMatchObject({
    calls: 1,
    answered: 1,
    agreed: 1,
  });
});

test('of a hotline that never was in shadow nothing is told', () => {
  expect(agreementOn([{ by: 2, shadow: false }])).toEqual(noAgreement);
});
