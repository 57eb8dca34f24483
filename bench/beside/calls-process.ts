import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { messageFrom } from '../server-process.ts';
import type { Order } from '../servers/constant-calls.ts';
import type { CallsTold, ConstantCalls } from './constant-calls.ts';

/** The calls, made by a process of their own. */
export interface CallsProcess extends AsyncDisposable {
  readonly publicKeyPem: string;
  prepare(calls: number): Promise<void>;
  begin(...order: Parameters<ConstantCalls['begin']>): Promise<void>;
  end(): Promise<CallsTold>;
}

export async function startCalls(): Promise<CallsProcess> {
  const child = fork(fileURLToPath(new URL('../servers/constant-calls.ts', import.meta.url)));
  const ended = once(child, 'exit');
  const tell = (order: Order): Promise<unknown> => {
    const answered = messageFrom(child);
    child.send(order);
    return answered;
  };
  return {
    publicKeyPem: String(await messageFrom(child)),
    prepare: async calls => void (await tell({ do: 'prepare', calls })),
    begin: async (port, perSecond) => void (await tell({ do: 'begin', port, perSecond })),
    end: async () => (await tell({ do: 'end' })) as CallsTold,
    [Symbol.asyncDispose]: async () => {
      child.kill();
      await ended;
    },
  };
}
