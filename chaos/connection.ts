import { Agent, request } from 'node:http';
import { type Reply, readXml } from './reply.ts';
import type { Signer } from './signer.ts';

/** One connection by which pushes are sent, one after the other. */
export interface Connection {
  /** Sends a signed push; never rejects. */
  push(url: string, body: string): Promise<Reply>;
  close(): void;
}

/** Longer than sipgate itself would wait. */
const patienceMs = 10_000;

export function openConnection(signer: Signer): Connection {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  return {
    async push(url, body) {
      const signature = await signer.sign(body);
      return await send(agent, url, body, signature);
    },
    close: () => agent.destroy(),
  };
}

function send(agent: Agent, url: string, body: string, signature: string): Promise<Reply> {
  const headers = {
    'content-type': 'application/x-www-form-urlencoded; charset=UTF-8',
    'content-length': Buffer.byteLength(body),
    'x-sipgate-signature': signature,
  };
  const sentAt = performance.now();
  return new Promise(resolve => {
    const fail = (error: Error): void =>
      resolve({ sentAt, endedAt: performance.now(), status: null, problem: error.message, dialled: [] });
    const sending = request(url, { method: 'POST', agent, headers, timeout: patienceMs }, response => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', fail);
      response.on('end', () => {
        const endedAt = performance.now();
        const status = response.complete ? (response.statusCode ?? null) : null;
        const text = Buffer.concat(chunks).toString();
        resolve({ sentAt, endedAt, status, ...readXml(text) });
      });
    });
    sending.on('timeout', () => sending.destroy(new Error(`no reply within ${patienceMs} ms`)));
    sending.on('error', fail);
    sending.end(body);
  });
}
