import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyInstance, FastifyReply } from 'fastify';

const compress = promisify(gzip);
/** What fits into one packet gains nothing from compression. */
const leastCharacters = 1_400;

/** Sounds are as small as they get. */
function isText(payload: unknown, reply: FastifyReply): payload is string | Buffer {
  return (
    typeof payload === 'string' ||
    (Buffer.isBuffer(payload) && String(reply.getHeader('content-type')).startsWith('application/json'))
  );
}

/**
 * Compresses long replies for clients that accept it: tables and boards shrink to a tenth. Requests from
 * other sites never have a session here, so nothing can be guessed from how well a reply compresses.
 */
export function compressReplies(server: FastifyInstance): void {
  server.addHook('onSend', async (request, reply, payload) => {
    if (!isText(payload, reply) || payload.length < leastCharacters) return payload;
    reply.header('vary', 'accept-encoding');
    if (!/\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) return payload;
    reply.header('content-encoding', 'gzip').removeHeader('content-length');
    return await compress(payload);
  });
}
