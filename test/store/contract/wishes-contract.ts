import { describe, expect, test } from 'vitest';
import { caller, phone } from '../../support/builders.ts';
import { type Bench, openTwo } from './bench.ts';

const other = phone('+491713920099');
const wish = { caller, agentId: 'w1', reason: 'Wird „laut“ 😡', madeAt: 1_000 };

export function wishesContract(bench: Bench): void {
  describe('wishes of agents', () => {
    test('are open until one instance decides them, each once', async () => {
      const [one, two] = await openTwo(bench);
      expect(await one.wishes.make(wish)).toBe(true);
      expect(await two.wishes.make({ ...wish, reason: 'again' })).toBe(false);
      expect(await two.wishes.open()).toEqual([{ ...wish, state: 'open', decidedBy: null, decidedAt: null }]);
      const decision = { by: 'lea', at: 2_000 } as const;
      const decided = await Promise.all([
        one.wishes.decide(wish, { ...decision, state: 'granted' }),
        two.wishes.decide(wish, { ...decision, state: 'declined' }),
      ]);
      expect(decided.filter(isDone => isDone)).toHaveLength(1);
      expect(await one.wishes.open()).toEqual([]);
      expect(await two.wishes.ofAgent('w1')).toMatchObject([{ decidedBy: 'lea', decidedAt: 2_000 }]);
      expect(await one.wishes.withdraw(caller, 'w1')).toBe(false);
      expect(await one.wishes.make({ ...wish, madeAt: 3_000 })).toBe(true);
      expect(await one.wishes.ofAgent('w1')).toMatchObject([{ state: 'open', madeAt: 3_000 }]);
    });

    test('go with the caller, with the agent, or when they are withdrawn', async () => {
      const { wishes, callers } = await bench.open();
      for (const agentId of ['w1', 'w2', 'w3'])
        for (const of of [caller, other]) await wishes.make({ ...wish, caller: of, agentId });
      expect(await wishes.withdraw(other, 'w1')).toBe(true);
      await wishes.dropOf(['w2']);
      await wishes.dropOf([]);
      expect(await callers.wishesOf(caller)).toHaveLength(2);
      await callers.eraseCaller(caller);
      expect((await wishes.open()).map(one => [one.caller, one.agentId])).toEqual([[other, 'w3']]);
    });
  });
}
