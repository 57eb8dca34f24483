import { isIP } from 'node:net';
import type { FastifyRequest } from 'fastify';
import type { Origin } from '../../app/ports/audit.ts';

/**
 * Where a request came from. Behind a proxy it is what that proxy has added last, and the proxy is named,
 * because anybody who reaches the service directly may claim as much.
 */
export function originOf({ ip, headers }: Pick<FastifyRequest, 'ip' | 'headers'>): Origin {
  const claimed = [headers['x-forwarded-for'] ?? []].flat().join(',').split(',').at(-1)?.trim() ?? '';
  return isIP(claimed) === 0 ? { address: ip, proxy: null } : { address: claimed, proxy: ip };
}
