import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';

const folder = new URL('../fixtures/tls/', import.meta.url);
/** Of the authority that has signed the certificate of the server. */
export const authorityFile = fileURLToPath(new URL('authority.pem', folder));
export const authority = readFileSync(authorityFile, 'utf8');

export interface HttpsServer extends AsyncDisposable {
  readonly port: number;
  /** Such as `https://localhost:1234`. */
  readonly url: string;
  readonly requests: readonly IncomingMessage[];
}

/** A server on this computer with a certificate for `localhost`, `127.0.0.1` and `::1`. */
export async function startHttpsServer(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
  host = 'localhost',
): Promise<HttpsServer> {
  const requests: IncomingMessage[] = [];
  const [cert, key] = ['server.pem', 'server-key.pem'].map(file => readFileSync(new URL(file, folder)));
  const server = createServer({ cert, key }, (request, response) => {
    requests.push(request);
    answer(request, response);
  });
  server.listen(0, host);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `https://localhost:${port}`,
    requests,
    async [Symbol.asyncDispose]() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
