import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyInstance } from 'fastify';

const compress = promisify(gzip);
/** What fits into one packet arrives no sooner for being smaller. */
const leastCharacters = 1_400;

/**
 * Sends long answers compressed where that is understood: tables and boards become a tenth of their size. What was asked for
 * from another site never gets here with a session, so that nothing can be guessed from how well an answer compresses.
 */
export function compressReplies(server: FastifyInstance): void {
  server.addHook('onSend', async (request, reply, payload) => {
    const isLong = typeof payload === 'string' && payload.length >= leastCharacters;
    if (!isLong) return payload;
    reply.header('vary', 'accept-encoding');
    if (!/\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) return payload;
    reply.header('content-encoding', 'gzip').removeHeader('content-length');
    return await compress(payload);
  });
}
