import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import type { Socket } from 'node:net';
import type { ReachFault } from '../app/ports/connect.ts';
import { codeOf, type ReachOptions, within } from './open-connection.ts';

interface Question {
  readonly url: URL;
  readonly method: 'POST' | 'GET';
  readonly body: Buffer | null;
  /** What stands where sipgate's signature would; null: nothing. */
  readonly header: string | null;
}

/** An answer of whoever it may be, as far as it may be told. */
export interface Foreign {
  readonly status: number;
  /** What server it calls itself; empty: it does not say. */
  readonly server: string;
  readonly isRedirect: boolean;
  /** Where it sends us; empty: nowhere. */
  readonly location: string;
  /** What may be our own answer. */
  readonly sealed: string | null;
  /** What a Familiar means that says this to something it does not understand; null: it is none. */
  readonly said: ReachFault | null;
  readonly isOurMethodRefusal: boolean;
}

const maxBytes = 16 * 1024;

/** Asks over a connection that is open, and closes it. */
export async function ask(
  socket: Socket,
  { url, method, body, header }: Question,
  { timeoutMs = 5_000 }: ReachOptions,
  signal: AbortSignal,
): Promise<Foreign | { readonly fault: ReachFault }> {
  const asking = request({
    createConnection: () => socket,
    method,
    path: url.pathname + url.search,
    headers: {
      host: url.host,
      connection: 'close',
      'user-agent': 'Familiar (asks for itself)',
      accept: 'application/xml, text/plain, text/html',
      ...(body !== null && {
        'content-type': 'application/x-www-form-urlencoded; charset=UTF-8',
        'content-length': body.length,
      }),
      ...(header !== null && { 'x-sipgate-signature': header }),
    },
  });
  // Also once its answer has begun, when nobody else would hear of it.
  asking.on('error', () => {});
  const answered = once(asking, 'response');
  asking.end(body ?? undefined);
  try {
    return await within(
      timeoutMs,
      signal,
      answered.then(([response]) => read(response)),
    );
  } catch (error) {
    signal.throwIfAborted();
    return { fault: codeOf(error) === 'TIMEOUT' ? 'no-answer' : 'broken-off' };
  } finally {
    asking.destroy();
    socket.destroy();
  }
}

async function read(response: IncomingMessage): Promise<Foreign> {
  const { statusCode: status = 0, headers } = response;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > maxBytes) break;
  }
  const text = Buffer.concat(chunks).subarray(0, maxBytes).toString('utf8');
  return {
    status,
    server: oneLine(String(headers['server'] ?? ''), 60),
    isRedirect: status >= 300 && status < 400,
    location: oneLine(headers.location ?? '', 200),
    sealed: /<Response check="([\w-]+)"\/>/.exec(text)?.[1] ?? null,
    said: saidByFamiliar(text),
    isOurMethodRefusal: status === 405 && text.includes('This is where sipgate pushes calls, by POST.'),
  };
}

/** What Familiar says to what it can't take for a push. */
function saidByFamiliar(text: string): ReachFault | null {
  if (text.includes('"The signature is missing."')) return 'header-dropped';
  if (text.includes('"The signature is malformed."')) return 'other-familiar';
  if (text.includes('"There is nothing at this address."')) return 'other-familiar';
  return text.startsWith('{"error":"Unsupported Media Type') ? 'body-changed' : null;
}

function oneLine(text: string, longest: number): string {
  return text.replaceAll(/[^\x20-\x7e]/g, '?').slice(0, longest);
}
