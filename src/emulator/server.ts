import fastify from 'fastify';
import type { Control } from './control.ts';
import { addControlApi } from './control-api.ts';
import type { RestContext } from './rest/endpoint.ts';
import { addRestApi } from './rest/rest-api.ts';

export interface Server {
  readonly url: string;
  close(): Promise<void>;
}

/** Serves the REST API below `/v2` and the control API below `/emulator`. */
export async function startServer(
  context: RestContext & { readonly control: Control },
  { host = '127.0.0.1', port = 0 }: { readonly host?: string; readonly port?: number },
): Promise<Server> {
  const server = fastify({ forceCloseConnections: true });
  // Clients announce JSON with requests that have no body, such as DELETE.
  server.removeContentTypeParser('application/json');
  server.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => {
    try {
      done(null, body === '' ? undefined : JSON.parse(body.toString()));
    } catch {
      done(Object.assign(new Error('The body is not JSON'), { statusCode: 400 }));
    }
  });
  await server.register(
    (scope, _, done) => {
      addRestApi(scope, context);
      done();
    },
    { prefix: '/v2' },
  );
  await server.register(
    (scope, _, done) => {
      addControlApi(scope, context.control);
      done();
    },
    { prefix: '/emulator' },
  );
  return { url: await server.listen({ host, port }), close: () => server.close() };
}
