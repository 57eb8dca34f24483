import type { FastifyInstance, FastifyReply } from 'fastify';
import type { LiveStream } from './live-stream.ts';
import { admit, sessionOf, welcome } from './mount-routes.ts';
import { learnNames, renderBoard } from './render-board.ts';
import { type PageContext, watchers } from './route.ts';

/** `GET /events`: the board as a stream of server-sent events. */
export function eventRoute(server: FastifyInstance, page: PageContext, stream: LiveStream): void {
  server.get('/events', async (request, reply) => {
    const session = sessionOf(request);
    const visitor = await admit(page, { method: 'GET', roles: watchers }, request, session);
    const lastId = request.headers['last-event-id'];
    const isWelcome = async () =>
      visitor?.kind !== 'session' || session === null || (await welcome(page, session, 'session')) !== null;
    await learnNames(page);
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, {
      ...headersOf(reply),
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      // Asks nginx not to buffer what should arrive at once.
      'x-accel-buffering': 'no',
    });
    const leave = stream.join(
      {
        write: text => raw.write(text),
        backlog: () => raw.writableLength,
        isWelcome,
        end: () => raw.end(),
      },
      typeof lastId === 'string' ? lastId : null,
      () => ({ type: 'board', board: renderBoard(page) }),
    );
    raw.on('close', leave);
  });
}

function headersOf(reply: FastifyReply): Record<string, string> {
  return Object.fromEntries(Object.entries(reply.getHeaders()).map(([name, value]) => [name, String(value)]));
}
