import { isIP } from 'node:net';
import type { FastifyRequest } from 'fastify';

/**
 * Whether a request can't come from a web page elsewhere. A browser sends `Origin` with what a page of another site asks, and
 * the name of that site as `Host` where the name has been made to lead here.
 */
export function isFromHere({ headers }: FastifyRequest): boolean {
  const { host = '', origin } = headers;
  if (origin !== undefined && origin !== `http://${host}`) return false;
  const name = /^(\[[^\]]*\]|[^:]*)(:\d+)?$/.exec(host)?.[1]?.replaceAll(/[[\]]/g, '') ?? '';
  // A name without a dot, as in a container's network, is nobody's on the internet.
  return isIP(name) !== 0 || /^[\w-]+$/.test(name);
}
