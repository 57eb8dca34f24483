import { expect, test } from 'vitest';
import type { Familiarity } from '../../src/domain/familiarity.ts';
import { toSituation } from '../../src/routing/situation.ts';
import { emptySwitchboard } from '../../src/switchboard/switchboard.ts';
import {
  agent,
  defaultAvailability,
  defaultPlan,
  hotline,
  newCall,
  noon,
  surroundings,
  talked,
} from '../support/builders.ts';

function situationWith(familiarity: readonly Familiarity[], agents = [agent(1), agent(2)]) {
  const known = {
    plan: defaultPlan,
    hotlines: new Set([hotline]),
    routeForwarded: false,
    rules: defaultAvailability,
    roster: { agents, confirmedAt: noon },
    switchboard: emptySwitchboard(defaultAvailability),
  };
  return toSituation(known, newCall(), { familiarity, returnCall: null }, surroundings(noon));
}

test('what was learned under a number counts for the agent who has that number today', () => {
  const underNumber = { ...talked(1, 2), agentId: '+493023125001' };
  const [anna] = situationWith([talked(1, 3), underNumber]).candidates;
  expect(anna?.familiarity).toEqual({ agentId: 'w1', answeredCalls: 5, weight: 5, lastAnsweredAt: noon });
});

test('an agent who has left is part of the story', () => {
  const gone = situationWith([{ ...talked(9, 2) }]).candidates.at(-1);
  expect(gone).toMatchObject({ agentId: 'w9', availability: 'gone', dialNumber: null });
});

test('the hotline’s own number is never dialled, however it got on the roster', () => {
  const [loop] = situationWith([], [agent(1, { dialNumber: hotline })]).candidates;
  expect(loop).toMatchObject({ dialNumber: null, availability: 'offline' });
});
