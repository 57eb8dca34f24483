import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A connection to a database that can be blocked. */
export interface BlockableProxy {
  readonly port: number;
  /** Accepts and passes nothing on, in either direction; what has been sent waits. */
  hang(): void;
  /** Ends every connection; new ones pass. */
  cut(): void;
  /** Ends every connection and accepts none. */
  refuse(): Promise<void>;
  /** Passes everything again. */
  restore(): Promise<void>;
  close(): Promise<void>;
}

const defaultPorts: Readonly<Record<string, number>> = { 'mysql:': 3306, 'postgres:': 5432 };

/** Puts a proxy in front of a database, and returns the address that leads through it. */
export async function startProxyBefore(
  database: URL,
): Promise<{ readonly proxy: BlockableProxy; readonly url: URL }> {
  const port = Number(database.port || defaultPorts[database.protocol]);
  const proxy = await startProxy({ host: database.hostname, port });
  const url = new URL(database.href);
  url.hostname = '127.0.0.1';
  url.port = String(proxy.port);
  return { proxy, url };
}

export async function startProxy(target: {
  readonly host: string;
  readonly port: number;
}): Promise<BlockableProxy> {
  const sockets = new Set<Socket>();
  let isHanging = false;

  const server = createServer(client => {
    const upstream = connect(target);
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(from);
      from.setNoDelay(true);
      from.on('data', chunk => to.write(chunk));
      from.on('error', () => {});
      from.on('close', () => {
        sockets.delete(from);
        to.destroy();
      });
      if (isHanging) from.pause();
    }
  });

  async function listen(port: number): Promise<void> {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  }

  function cut(): void {
    for (const socket of sockets) socket.destroy();
  }

  async function refuse(): Promise<void> {
    const closed = server.listening ? once(server, 'close') : null;
    server.close();
    cut();
    await closed;
  }

  await listen(0);
  const { port } = server.address() as AddressInfo;
  return {
    port,
    hang() {
      isHanging = true;
      for (const socket of sockets) socket.pause();
    },
    cut,
    refuse,
    async restore() {
      isHanging = false;
      for (const socket of sockets) socket.resume();
      if (!server.listening) await listen(port);
    },
    close: refuse,
  };
}
