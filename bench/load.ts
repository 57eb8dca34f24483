import autocannon from 'autocannon';
import type { SignedPush } from './pushes.ts';
import type { ServerProcess } from './server-process.ts';

type Calls = readonly (readonly SignedPush[])[];

export interface Load {
  readonly requestsPerSecond: number;
  /** CPU time of the server, in microseconds per request. */
  readonly cpuUsPerRequest: number;
  /** The answer that 99 of 100 were faster than, in milliseconds. */
  readonly p99Ms: number;
}

/**
 * Sends every push once, those of one call one after the other, over 64 connections, so neither server waits
 * for load; or over fewer.
 */
export async function load(server: ServerProcess, calls: Calls, maxConnections = 64): Promise<Load> {
  const before = await server.usage();
  const amount = calls.reduce((sum, call) => sum + call.length, 0);
  const startedAt = performance.now();
  const { lastAnswerAt, answersMs } = await sendAll(server.url, calls, amount, maxConnections);
  const seconds = (lastAnswerAt - startedAt) / 1000;
  const after = await server.usage();
  return {
    requestsPerSecond: amount / seconds,
    cpuUsPerRequest: (after.cpuUs - before.cpuUs) / amount,
    p99Ms: [...answersMs].sort((a, b) => a - b)[Math.floor(answersMs.length * 0.99)] ?? 0,
  };
}

interface Answers {
  readonly lastAnswerAt: number;
  readonly answersMs: readonly number[];
}

/** Tells when the last answer came, since the tool itself ends only with a full second. */
function sendAll(url: string, calls: Calls, amount: number, maxConnections: number): Promise<Answers> {
  const connections = Math.min(maxConnections, calls.length);
  let connection = 0;
  let lastAnswerAt = 0;
  const answersMs: number[] = [];
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
      return resolve({ lastAnswerAt, answersMs });
    });
    run.on('response', (_client, _status, _bytes, responseMs) => {
      lastAnswerAt = performance.now();
      answersMs.push(responseMs);
    });
  });
}
