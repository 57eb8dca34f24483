import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What companies put before the page: it is found below a path, of which it knows nothing. */
export interface ReverseProxy extends AsyncDisposable {
  /** Ends in a slash. */
  readonly url: URL;
  /** To be called before anybody asks for anything. */
  forwardTo(origin: string): void;
}

export async function startReverseProxy(path: `/${string}/`): Promise<ReverseProxy> {
  let target = '';
  const server = createServer((incoming, outgoing) => {
    const { method, headers, url = '' } = incoming;
    const onward = request(new URL(url.replace(path, '/'), target), { method, headers }, reply => {
      outgoing.writeHead(reply.statusCode ?? 502, reply.headers);
      reply.pipe(outgoing);
    });
    onward.on('error', () => outgoing.destroy());
    outgoing.on('close', () => onward.destroy());
    incoming.pipe(onward);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: new URL(`http://127.0.0.1:${port}${path}`),
    forwardTo(origin) {
      target = origin;
    },
    async [Symbol.asyncDispose]() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
