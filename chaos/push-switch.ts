import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Familiar } from './familiar.ts';

/** Passes pushes on, as a load balancer does: in turns to those that are there, and to another where one has just gone. */
export interface PushSwitch {
  readonly url: string;
  close(): Promise<void>;
}

export async function startSwitch(familiars: readonly Familiar[]): Promise<PushSwitch> {
  let turn = 0;
  const server = createServer((incoming, reply) => {
    const chunks: Buffer[] = [];
    incoming.on('data', chunk => chunks.push(chunk));
    incoming.on('end', () => {
      const order = familiars.map((_, index) => familiars[(turn + index) % familiars.length]);
      turn += 1;
      const pass = ([next, ...others]: typeof order): void => {
        if (next === undefined) {
          reply.writeHead(502).end();
          return;
        }
        if (next.isDown()) {
          pass(others);
          return;
        }
        const { 'content-type': type = '', 'x-sipgate-signature': signature = '' } = incoming.headers;
        const headers = { 'content-type': type, 'x-sipgate-signature': signature };
        const outgoing = request(next.url, { method: 'POST', headers, agent: false }, response => {
          reply.writeHead(response.statusCode ?? 502, {
            'content-type': response.headers['content-type'] ?? '',
          });
          response.pipe(reply);
        });
        outgoing.on('error', () => (reply.headersSent ? reply.destroy() : pass(others)));
        outgoing.end(Buffer.concat(chunks));
      };
      pass(order);
    });
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/push`,
    close: () =>
      new Promise(resolve => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
