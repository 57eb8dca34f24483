import type { FastifyInstance, FastifyReply } from 'fastify';
import { clientGone } from './client-gone.ts';
import type { LiveStream } from './live-stream.ts';
import { admit, sessionOf } from './mount-routes.ts';
import { learnNames, renderBoard } from './render-board.ts';
import { type PageContext, watchers } from './route.ts';

/** `GET /events`: the board as a stream of server-sent events. */
export function eventRoute(server: FastifyInstance, page: PageContext, stream: LiveStream): void {
  server.get('/events', async (request, reply) => {
    const gone = clientGone(reply);
    const visitor = await admit(page, { method: 'GET', roles: watchers }, request, sessionOf(request));
    if (visitor === null) throw new Error('Only watchers are admitted.');
    const { keyHash, user } = visitor;
    const lastId = request.headers['last-event-id'];
    stream.expectRoom(user.id);
    await learnNames(page);
    // Others may have come meanwhile.
    stream.expectRoom(user.id);
    // Whoever has left by now would never be noticed to leave.
    gone.throwIfAborted();
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
        keyHash,
        userId: user.id,
        role: user.role,
        write: text => raw.write(text),
        backlog: () => raw.writableLength,
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
