import type { IncomingMessage, Server } from 'node:http';
import type { Socket } from 'node:net';

/** Connections that give way to new ones. */
export interface GivingWay {
  /** Says that a connection brings pushes, so it is closed after those of strangers. */
  trust(socket: Socket): void;
  /** Closes those on which nothing has ever come: when the server closes, Node waits for them until a time limit. */
  closeSilent(): void;
}

/**
 * Whenever more than `most` connections are open, closes one that is *quiet*: that has sent nothing yet, or half a request, or
 * nothing since its last answer. The longest quiet one goes first, so a new one has time to say what it is about. One that
 * waits for an answer is never closed.
 */
export function giveWay(server: Server, most: number): GivingWay {
  // In order of how long they have been quiet.
  const quiet = { strangers: new Set<Socket>(), trusted: new Set<Socket>() };
  const trusted = new WeakSet<Socket>();
  const waiting = new WeakMap<Socket, number>();
  let open = 0;

  function speaks(socket: Socket): void {
    quiet.strangers.delete(socket);
    quiet.trusted.delete(socket);
  }

  function fallsQuiet(socket: Socket): void {
    speaks(socket);
    if (!socket.destroyed) (trusted.has(socket) ? quiet.trusted : quiet.strangers).add(socket);
  }

  function waitsForAnswers(socket: Socket, more: 1 | -1): void {
    const answers = (waiting.get(socket) ?? 0) + more;
    waiting.set(socket, answers);
    if (answers === 0) fallsQuiet(socket);
    else speaks(socket);
  }

  server.on('connection', socket => {
    open += 1;
    fallsQuiet(socket);
    socket.once('close', () => {
      open -= 1;
      speaks(socket);
    });
    if (open <= most) return;
    const [longest] = quiet.strangers.size > 0 ? quiet.strangers : quiet.trusted;
    if (longest === undefined) return;
    speaks(longest);
    longest.destroy();
  });

  // Before the listener by which it is answered, which may be at once.
  server.prependListener('request', (request, response) => {
    const { socket } = request;
    let isWhole = false;
    let isAnswered = false;
    const arrives = (): void => {
      if (isAnswered) return;
      isWhole = true;
      waitsForAnswers(socket, 1);
    };
    response.once('close', () => {
      isAnswered = true;
      if (isWhole) waitsForAnswers(socket, -1);
    });
    if (!hasBody(request)) return arrives();
    if ((waiting.get(socket) ?? 0) === 0) fallsQuiet(socket);
    request.once('end', arrives);
  });

  return {
    trust(socket) {
      if (trusted.has(socket)) return;
      trusted.add(socket);
      if (quiet.strangers.has(socket)) fallsQuiet(socket);
    },
    closeSilent() {
      for (const socket of quiet.strangers) if (socket.bytesRead === 0) socket.destroy();
    },
  };
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}
