import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type { Log } from '../app/ports/log.ts';
import type { HealthSources } from './health.ts';
import type { Page } from './page/page.ts';
import { createPageServer, createServer } from './server.ts';
import { ownAddress } from './webhook/own-address.ts';
import type { Webhook } from './webhook/webhook.ts';

/** Where to listen. Port 0 takes any free one. */
export interface Place {
  readonly host: string;
  readonly port: number;
}

/** Where Familiar listens, as seen from this computer, such as `http://127.0.0.1:8080`. */
export interface Doors {
  readonly url: string;
  /** The page; the same where it has no port of its own. */
  readonly pageUrl: string;
  /** Ends streams, and lets what is being answered come to its end. */
  close(): Promise<void>;
}

/** Listens for pushes, and for the page: at the same place, or at one of its own. Rejects if a place is taken. */
export async function openDoors(
  { page, ...parts }: { readonly webhook: Webhook; readonly health: HealthSources; readonly page: Page },
  places: { readonly pushes: Place; readonly page: Place | null },
  log: Log,
): Promise<Doors> {
  const hasOwn = places.page !== null;
  const server = createServer({ ...parts, page: hasOwn ? null : page }, log);
  const url = await listen(server, places.pushes);
  if (!hasOwn) return { url, pageUrl: url, close: () => server.close() };
  const pageServer = createPageServer(page, log);
  const close = async (): Promise<void> => {
    await Promise.all([server.close(), pageServer.close()]);
  };
  try {
    return { url, pageUrl: await listen(pageServer, places.page), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function listen(server: FastifyInstance, { host, port }: Place): Promise<string> {
  await server.listen({ host, port });
  return ownAddress(host, (server.server.address() as AddressInfo).port);
}
