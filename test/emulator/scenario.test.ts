import { expect, test } from 'vitest';
import { parseScenario, playScenario, ScenarioError } from '../../src/emulator/scenario.ts';
import { startHarness } from './harness.ts';

const callToFirst = { from: '+493023125001', to: '+492214710111' };

test('a scenario plays its steps at their time and tells what became of its calls', async () => {
  const { emulator, agent } = await startHarness();
  const scenario = parseScenario(
    JSON.parse(`{
      "title": "A morning",
      "steps": [
        { "atSeconds": 300, "action": "call", "name": "late", "call": { "from": "anonymous", "to": "+492214710111" } },
        { "atSeconds": 0, "action": "call", "name": "early",
          "call": { "from": "+493023125001", "to": "+492214710111", "talkSeconds": 100 } },
        { "atSeconds": 30, "action": "transfer", "name": "early", "to": "+492214710113" },
        { "atSeconds": 200, "action": "phone", "number": "+492214710111", "change": { "online": false } },
        { "atSeconds": 310, "action": "dial-out", "name": "out",
          "call": { "agentNumber": "+492214710115", "to": "+493023125001", "talkSeconds": 600 } },
        { "atSeconds": 340, "action": "hang-up", "name": "out" },
        { "atSeconds": 400, "action": "faults", "faults": { "pushes": [{ "kind": "lose" }] } },
        { "atSeconds": 410, "action": "call", "name": "unseen",
          "call": { "from": "+493023125001", "to": "+492214710113" } }
      ]
    }`),
  );
  const startedAt = emulator.now();
  const outcomes = await playScenario(emulator, scenario);

  expect(emulator.now() - startedAt).toBeGreaterThanOrEqual(410_000);
  expect([...outcomes].map(([name, { outcome, talkedTo }]) => [name, outcome, talkedTo])).toEqual([
    ['early', 'answered', [agent(0), agent(2)]],
    ['late', 'unreachable', []],
    ['out', 'answered', ['+493023125001']],
    ['unseen', 'answered', [agent(2)]],
  ]);
  expect(outcomes.get('out')?.talkedSeconds).toBeLessThan(30);
  expect(outcomes.get('unseen')?.pushes.map(push => push.fault)).toEqual(['lose']);
});

test('a step for a call that has not been made is an error', async () => {
  const { emulator } = await startHarness();
  const steps = [{ atSeconds: 0, action: 'hang-up', name: 'nobody' }] as const;
  await expect(playScenario(emulator, { title: 'Wrong', steps })).rejects.toThrow(
    new ScenarioError('No call named nobody has been made before this step'),
  );
});

test.each([
  ['no title', { steps: [] }, /title/],
  ['an unknown action', { title: 'x', steps: [{ atSeconds: 0, action: 'sleep' }] }, /steps\[0\]\.action/],
  [
    'a negative time',
    { title: 'x', steps: [{ atSeconds: -1, action: 'call', name: 'a', call: callToFirst }] },
    /atSeconds/,
  ],
])('a document with %s is refused with the place of the mistake', (_what, json, message) => {
  expect(() => parseScenario(json)).toThrow(ScenarioError);
  expect(() => parseScenario(json)).toThrow(message);
});
