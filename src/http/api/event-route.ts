import type { FastifyInstance, FastifyReply } from 'fastify';
import { renderCallbackCount } from './callback-count.ts';
import { clientGone } from './client-gone.ts';
import type { LiveStream } from './live-stream.ts';
import { ownAgentOf } from './missed-routes.ts';
import { admit, sessionOf } from './mount-routes.ts';
import { learnNames, renderBoard } from './render-board.ts';
import { renderRequestCount } from './request-count.ts';
import { everybody, type PageContext } from './route.ts';

/** `GET /events`: the board as a stream of server-sent events; agents are told whether it is working, and how many callbacks they have. */
export function eventRoute(server: FastifyInstance, page: PageContext, stream: LiveStream): void {
  server.get('/events', async (request, reply) => {
    const gone = clientGone(reply);
    const visitor = await admit(page, { method: 'GET', roles: everybody }, request, sessionOf(request));
    if (visitor === null) throw new Error('Only users are admitted.');
    const { keyHash, user } = visitor;
    const agentId = ownAgentOf(visitor);
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
        user,
        agentId,
        write: text => raw.write(text),
        backlog: () => raw.writableLength,
        end: () => raw.end(),
      },
      typeof lastId === 'string' ? lastId : null,
      () =>
        agentId === null
          ? [{ type: 'board', board: renderBoard(page) }]
          : [
              { type: 'glance', ...page.atAGlance() },
              { type: 'callbacks', callbacks: renderCallbackCount(page, agentId) },
              { type: 'requests', requests: renderRequestCount(page, agentId) },
            ],
    );
    raw.on('close', leave);
  });
}

function headersOf(reply: FastifyReply): Record<string, string> {
  return Object.fromEntries(Object.entries(reply.getHeaders()).map(([name, value]) => [name, String(value)]));
}
