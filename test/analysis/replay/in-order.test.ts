import { expect, test } from 'vitest';
import { inOrder } from '../../../src/analysis/replay/in-order.ts';
import type { LoggedCall } from '../../../src/domain/logged-call.ts';
import { logged, minuteMs } from '../../support/replays.ts';

test('calls come out in order, and no later than the disorder requires', async () => {
  const trace: string[] = [];
  async function* log(): AsyncGenerator<LoggedCall> {
    for (const minute of [2, 1, 5, 4, 9]) {
      trace.push(`in ${minute}`);
      yield logged(minute);
    }
  }
  for await (const call of inOrder(log(), minuteMs)) trace.push(call.callId);
  expect(trace).toEqual(['in 2', 'in 1', 'at 1', 'in 5', 'at 2', 'in 4', 'at 4', 'in 9', 'at 5', 'at 9']);
});
