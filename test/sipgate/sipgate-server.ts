import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What is answered to a path: JSON, or a refusal. */
export type Answer =
  | { readonly json: unknown }
  | { readonly status: number; readonly text: string; readonly headers?: Readonly<Record<string, string>> };

/** Answers by path without query; whatever is not listed is a 404. Functions see the query, and what was posted. */
export type Account = Readonly<
  Record<
    string,
    Answer | ((query: URLSearchParams, posted: Readonly<Record<string, unknown>>) => Silence | Answer)
  >
>;

/** No answer: it never comes, or the connection breaks. */
type Silence = 'nothing' | 'broken';

export interface SipgateServer extends AsyncDisposable {
  readonly apiUrl: string;
  /** Paths with query, in the order they were asked for. */
  readonly requests: string[];
  /** May be replaced while the server runs. */
  account: Account;
}

export const items = (...list: readonly unknown[]): Answer => ({ json: { items: list } });

/** As sipgate refuses when a scope is missing. */
export const forbidden: Answer = { status: 403, text: '{"name":"FORBIDDEN","message":"Insufficient scope"}' };

/** As neo accounts answer to what only classic ones have. */
export const classicOnly: Answer = {
  status: 403,
  text: 'This endpoint requires a classic account.',
  headers: { 'content-type': 'text/plain' },
};

/** A bare web server in sipgate's place, with an account that the test writes down. */
export async function startSipgate(account: Account): Promise<SipgateServer> {
  const sipgate = { requests: [] as string[], account };
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks).toString();
    const { pathname, search, searchParams } = new URL(request.url ?? '/', 'http://sipgate');
    const path = pathname.replace(/^\/v2/, '');
    sipgate.requests.push(path + search);
    const entry = sipgate.account[path] ?? { status: 404, text: '' };
    const answer = typeof entry === 'function' ? entry(searchParams, JSON.parse(body || '{}')) : entry;
    if (answer === 'broken') request.destroy();
    else if (answer === 'nothing') return;
    else if ('json' in answer) response.end(JSON.stringify(answer.json));
    else response.writeHead(answer.status, answer.headers).end(answer.text);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return Object.assign(sipgate, {
    apiUrl: `http://127.0.0.1:${port}/v2`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  });
}
