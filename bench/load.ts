import autocannon from 'autocannon';
import type { SignedPush } from './pushes.ts';
import type { ServerProcess } from './server-process.ts';

const maxConnections = 64;

type Calls = readonly (readonly SignedPush[])[];

export interface Load {
  readonly requestsPerSecond: number;
  /** CPU time of the server, in microseconds per request. */
  readonly cpuUsPerRequest: number;
}

/** Sends every push once, those of one call one after the other, over 64 connections, so that neither server waits for load. */
export async function load(server: ServerProcess, calls: Calls): Promise<Load> {
  const before = await server.usage();
  const amount = calls.reduce((sum, call) => sum + call.length, 0);
  const startedAt = performance.now();
  const lastAnswerAt = await sendAll(server.url, calls, amount);
  const seconds = (lastAnswerAt - startedAt) / 1000;
  const after = await server.usage();
  return { requestsPerSecond: amount / seconds, cpuUsPerRequest: (after.cpuUs - before.cpuUs) / amount };
}

/** Resolves to when the last answer came, since the tool itself ends only with a full second. */
function sendAll(url: string, calls: Calls, amount: number): Promise<number> {
  const connections = Math.min(maxConnections, calls.length);
  let connection = 0;
  let lastAnswerAt = 0;
  const setupClient = (client: autocannon.Client): void => {
    const mine = calls.filter((_, index) => index % connections === connection);
    connection += 1;
    client.setRequests(mine.flat().map(push => ({ method: 'POST', path: '/', ...push })));
  };
  return new Promise((resolve, reject) => {
    const run = autocannon({ url, connections, amount, setupClient }, (error, result) => {
      if (error !== null) return reject(error);
      const failed = amount - result['2xx'];
      if (failed > 0) return reject(new Error(`${failed} of ${amount} pushes were not answered with 200.`));
      return resolve(lastAnswerAt);
    });
    run.on('response', () => {
      lastAnswerAt = performance.now();
    });
  });
}
