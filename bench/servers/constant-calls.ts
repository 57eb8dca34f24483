// Lets calls come, in a process of its own: whatever else the benchmark does delays no push. Does what each message says,
// in turn, and answers it.
import { createConstantCalls } from '../beside/constant-calls.ts';

export type Order =
  | { readonly do: 'prepare'; readonly calls: number }
  | { readonly do: 'begin'; readonly port: number; readonly perSecond: number }
  | { readonly do: 'end' };

const calls = createConstantCalls();

function obey(order: Order): unknown {
  switch (order.do) {
    case 'prepare':
      return calls.prepare(order.calls);
    case 'begin':
      return calls.begin(order.port, order.perSecond);
    case 'end':
      return calls.end();
  }
}

process.on('message', async (order: Order) => process.send?.((await obey(order)) ?? null));
process.on('disconnect', () => process.exit());
process.send?.(calls.publicKeyPem);
