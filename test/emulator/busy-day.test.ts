import { expect, test } from 'vitest';
import { createChance } from '../../src/emulator/chance.ts';
import { fictionalCaller } from '../../src/emulator/fictional-caller.ts';
import { dial, type Harness, startHarness } from './harness.ts';

test('after a busy day every leg has had its hangup, answers lie in between, and all phones are free', async () => {
  const harness = await startHarness({
    verbs: form =>
      form.get('to') === '492214710100' ? dial('+492214710111', '+492214710112', '+492214710113') : '',
  });
  const { emulator } = harness;
  emulator.phone(harness.agent(3)).setOnline(false);
  emulator.phone(harness.agent(4)).neverAnswers();
  await playDay(harness, 60);

  const outcomes = await Promise.all(emulator.calls().map(call => call.ended));
  const pushes = emulator.pushes();
  const legs = [...new Set(pushes.map(({ callId }) => callId))];
  const lives = legs.map(leg =>
    pushes
      .filter(({ callId }) => callId === leg)
      .map(({ event }) => event)
      .join(' '),
  );
  expect(new Set(lives)).toEqual(new Set(['newCall answer hangup', 'newCall hangup']));
  expect(new Set(outcomes.map(({ outcome }) => outcome))).toEqual(
    new Set(['answered', 'busy', 'abandoned', 'unreachable']),
  );
  expect(emulator.phones().filter(phone => phone.state().talking)).toEqual([]);
});

/** Calls to the hotline, to agents, and by agents, some of them transferred, about one in half a minute. */
async function playDay({ emulator, hotline, agent }: Harness, calls: number): Promise<void> {
  const chance = createChance(4);
  const below = (limit: number): number => Math.floor(chance.next() * limit);
  for (let index = 0; index < calls; index += 1) {
    const from = fictionalCaller(below(20));
    const talkSeconds = 30 + below(200);
    const kind = below(10);
    if (kind === 0) emulator.dialOut({ agentNumber: agent(below(6)), to: from, talkSeconds });
    else {
      const to = kind < 6 ? hotline : agent(below(6));
      const call = emulator.placeCall({ from, to, talkSeconds, patienceSeconds: 5 + below(40) });
      if (kind === 9) {
        await emulator.wait(20);
        call.transfer(agent(below(6)));
      }
    }
    await emulator.wait(below(60));
  }
}
