import { type ClientRequest, request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { setImmediate as nextRound } from 'node:timers/promises';

/** What somebody does to the page. Resolves when it is at its height; the result ends it. */
export type Flood = (port: number) => Promise<() => void>;

/** A request on a connection of its own. */
interface Sent {
  readonly method?: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** The status of the answer, or why there was none. */
export function statusOf(port: number, { path, body = '', ...sent }: Sent): Promise<number | string> {
  return new Promise(resolve => {
    const asked = request({ host: '127.0.0.1', port, path, agent: false, ...sent }, response => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    asked.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    asked.end(body);
  });
}

/** So many sign-ins at once with logins that somebody made up. */
export function signIns(count: number): Flood {
  const headers = { 'content-type': 'application/json' };
  const bodyOf = (number: number): string =>
    JSON.stringify({ login: `invented-${number}`, password: 'correct horse battery' });
  return requests(count, { method: 'POST', path: '/api/session', headers }, bodyOf);
}

/** So many connections that each send a text and then nothing more. What the server says is read, and left at that. */
export function silent(count: number, text: string): Flood {
  return async port => {
    const sockets: Socket[] = [];
    for (let number = 0; number < count; number++) {
      const socket = connect(port, '127.0.0.1', () => socket.write(text));
      socket.on('error', () => {}).resume();
      sockets.push(socket);
      if (number % 20 === 0) await new Promise(resolve => socket.on('connect', resolve).on('close', resolve));
    }
    await nextRound();
    return () => {
      for (const socket of sockets) socket.destroy();
    };
  };
}

/** So many requests at once, such as for streams or reports, each on a connection of its own. */
export function requests(
  count: number,
  sent: Omit<Sent, 'body'>,
  bodyOf: (number: number) => string = () => '',
): Flood {
  return async port => {
    const asked: ClientRequest[] = [];
    const answers = Array.from({ length: count }, (_, number) => {
      const one = request({ host: '127.0.0.1', port, agent: false, ...sent });
      asked.push(one);
      one.end(bodyOf(number));
      return new Promise(resolve => {
        one.on('error', resolve).on('response', response => resolve(response.resume()));
      });
    });
    // Some are answered late, or never while there is a flood.
    await Promise.race(answers);
    return () => {
      for (const one of asked) one.destroy();
    };
  };
}
