import { setTimeout as delay } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type AccessToken, isAllowed, tokenFor } from './access-token.ts';
import { accountEndpoints } from './account-endpoints.ts';
import { callEndpoints } from './call-endpoints.ts';
import { channelEndpoints } from './channel-endpoints.ts';
import { deviceEndpoints } from './device-endpoints.ts';
import { ApiError, type Endpoint, type Flavour, type RestContext } from './endpoint.ts';
import { groupEndpoints } from './group-endpoints.ts';
import { historyEndpoints } from './history-endpoints.ts';
import { numberEndpoints } from './number-endpoints.ts';
import { settingsEndpoints } from './settings-endpoints.ts';

/** The REST API, version 2, as routes for a server scope with the prefix `/v2`. */
export function addRestApi(server: FastifyInstance, context: RestContext): void {
  const endpoints = [
    accountEndpoints,
    deviceEndpoints,
    numberEndpoints,
    groupEndpoints,
    channelEndpoints,
    settingsEndpoints,
    historyEndpoints,
    callEndpoints,
  ];
  server.addHook('onRequest', (request, reply) => misbehave(context, request, reply));
  for (const endpoint of endpoints.flatMap(of => of(context)))
    server.route({
      method: endpoint.method,
      url: endpoint.path,
      handler: async (request, reply) => {
        const gone = new AbortController();
        reply.raw.once('close', () => gone.abort());
        const body = await endpoint.reply({
          token: admit(context, endpoint, request),
          params: request.params as Record<string, string>,
          query: new URL(request.url, 'http://emulator').searchParams,
          body: request.body,
          gone: gone.signal,
        });
        return body === undefined ? reply.code(204).send() : body;
      },
    });
  server.setNotFoundHandler((_request, reply) =>
    refuse(reply, context.flavour, 404, 'There is no such resource'),
  );
  server.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) => {
    if (error instanceof PlatformError) return reply.code(403).type('text/plain').send(error.message);
    return refuse(
      reply,
      context.flavour,
      error instanceof ApiError ? error.status : (error.statusCode ?? 500),
      error.message,
    );
  });
}

/** The endpoint belongs to the other of sipgate's two platforms. The original answers in plain text. */
class PlatformError extends Error {
  override readonly name = 'PlatformError';
}

function admit(
  { world, flavour, tokens }: RestContext,
  endpoint: Endpoint,
  request: FastifyRequest,
): AccessToken {
  const token = tokenFor(request.headers.authorization, tokens);
  if (token === null) throw new ApiError(401, 'The token id or the token is wrong');
  if (!isAllowed(token, endpoint.scopes))
    throw new ApiError(403, `The token has none of the scopes ${endpoint.scopes.join(', ')}`);
  if (endpoint.only !== undefined && endpoint.only !== flavour)
    throw new PlatformError(`This resource needs a ${endpoint.only} account`);
  const isAdmin = world.company.users.some(({ id, admin }) => id === token.userId && admin);
  if (endpoint.isForAdmins && !isAdmin) throw new ApiError(403, 'Only an administrator may do that');
  return token;
}

async function misbehave(
  { world, flavour }: RestContext,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const fault = world.faults.forRest(request.url.replace(/^\/v2/, ''), request.method);
  if (fault === null) return;
  if (fault.delayMs !== undefined) await delay(fault.delayMs, undefined, { signal: world.closed });
  if (fault.retryAfterSeconds !== undefined) reply.header('Retry-After', fault.retryAfterSeconds);
  if (fault.status !== undefined && fault.text !== undefined)
    await reply.code(fault.status).type('text/plain').send(fault.text);
  else if (fault.status !== undefined)
    await refuse(reply, flavour, fault.status, 'The emulator was told to fail here');
}

const names: Readonly<Record<number, string>> = {
  400: 'PARAMETER_INVALID',
  401: 'REQUEST_NOT_AUTHENTICATED',
  403: 'REQUEST_NOT_AUTHORIZED',
  404: 'RESOURCE_NOT_FOUND',
  429: 'RATE_LIMIT_EXCEEDED',
};

/** Classic speaks the older form of error bodies, neo the newer. */
function refuse(reply: FastifyReply, flavour: Flavour, status: number, message: string): FastifyReply {
  const name = names[status] ?? 'INTERNAL_ERROR';
  const body =
    flavour === 'neo'
      ? { name, message }
      : { errors: [{ status: String(status), title: name, detail: message }] };
  return reply.code(status).send(body);
}
