import { startDeadline } from './deadline.ts';
import { parseRetryAfter } from './retry-after.ts';
import { type RefusalReason, SipgateApiError, type SipgateApiProblem } from './sipgate-api-error.ts';

export interface RestClientOptions {
  /** Such as `https://api.sipgate.com/v2`. */
  readonly apiUrl: string;
  readonly tokenId: string;
  readonly token: string;
  /** How long one request may take, with its body. */
  readonly timeoutMs: number;
  /** Hears how far the clock here is ahead of sipgate's, in milliseconds, with each reply that tells the time. */
  readonly onClock?: (aheadMs: number) => void;
}

export interface RestClient {
  /**
   * Fetches a path such as `/users` or `/numbers?offset=0` and parses its JSON. Rejects with a
   * {@link SipgateApiError}, or with the signal's reason once that is aborted.
   */
  fetchJson(path: string, signal: AbortSignal): Promise<unknown>;
}

/** A client that can also write. It rejects in the same way. */
export interface WritingClient extends RestClient {
  /** Posts a body to a path such as `/sessions/calls`. Gives the JSON that is answered; null if it is none. */
  post(path: string, body: object, signal: AbortSignal): Promise<unknown>;
  /** Puts a body in the place of what is at a path. Any answer is ignored. */
  put(path: string, body: object, signal: AbortSignal): Promise<void>;
}

const maxBodyBytes = 5_000_000;

/** A client of sipgate's REST API with a personal access token. */
export function createRestClient(options: RestClientOptions): WritingClient {
  const baseUrl = options.apiUrl.replace(/\/+$/, '');
  const credentials = Buffer.from(`${options.tokenId}:${options.token}`).toString('base64');
  const headers = { authorization: `Basic ${credentials}`, accept: 'application/json' };

  async function request(pathAndQuery: string, init: RequestInit, signal: AbortSignal): Promise<string> {
    const [path = ''] = pathAndQuery.split('?');
    const deadline = startDeadline(signal, options.timeoutMs);
    try {
      const response = await fetch(`${baseUrl}${pathAndQuery}`, {
        ...init,
        headers: { ...headers, ...init.headers },
        // Not followed: the token is for sipgate alone.
        redirect: 'manual',
        signal: deadline.signal,
      });
      noteClock(response, options);
      const text = await readText(response, path);
      if (!response.ok) throw refusal(response, text, path);
      return text;
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof SipgateApiError) throw error;
      if (deadline.signal.aborted)
        throw new SipgateApiError({ problem: 'timed-out', path, detail: `${options.timeoutMs} ms` });
      const code = networkCode(error);
      const wasSent = !neverConnected.has(code);
      throw new SipgateApiError({ problem: 'unreachable', path, detail: code, wasSent });
    } finally {
      deadline.release();
    }
  }

  function send(method: string, path: string, body: object, signal: AbortSignal): Promise<string> {
    const json = { 'content-type': 'application/json' };
    return request(path, { method, headers: json, body: JSON.stringify(body) }, signal);
  }

  return {
    async fetchJson(pathAndQuery, signal) {
      const [path = ''] = pathAndQuery.split('?');
      return parseJson(await request(pathAndQuery, {}, signal), path);
    },
    async post(path, body, signal) {
      const text = await send('POST', path, body, signal);
      try {
        return JSON.parse(text);
      } catch {
        return null;
      }
    },
    async put(path, body, signal) {
      await send('PUT', path, body, signal);
    },
  };
}

/** The header has whole seconds, so on average the time is half a second later. */
function noteClock({ headers }: Response, { onClock }: RestClientOptions): void {
  const date = Date.parse(headers.get('date') ?? '');
  if (!Number.isNaN(date)) onClock?.(Date.now() - date - 500);
}

async function readText(response: Response, path: string): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > maxBodyBytes)
      throw new SipgateApiError({
        problem: 'unreadable',
        path,
        detail: `it has more than ${maxBodyBytes} bytes`,
      });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own message quotes the text, which may hold SIP passwords.
    throw new SipgateApiError({ problem: 'unreadable', path, detail: 'it is not JSON' });
  }
}

function refusal({ status, headers }: Response, text: string, path: string): SipgateApiError {
  const retryAfterMs = parseRetryAfter(headers.get('retry-after'), headers.get('date'));
  const reason = status === 403 ? reasonIn(text) : null;
  return new SipgateApiError({ problem: problemOf(status, text), path, status, retryAfterMs, reason });
}

function reasonIn(text: string): RefusalReason {
  if (/\bscopes?\b/i.test(text)) return 'scope';
  if (/\b(administrator|admin|role)\b/i.test(text)) return 'role';
  return /\b(booked|feature|product)\b/i.test(text) ? 'booking' : null;
}

function problemOf(status: number, text: string): SipgateApiProblem {
  if (status === 401) return 'unauthorized';
  if (status === 403) return isAboutPlatform(text) ? 'wrong-platform' : 'forbidden';
  if (status === 404) return 'not-found';
  if (status === 429) return 'rate-limited';
  return status >= 500 ? 'unavailable' : 'unexpected';
}

/**
 * On neo accounts the endpoints of classic ones answer in plain text; a missing scope is reported in JSON. The reverse is
 * assumed, and not confirmed with a real account.
 */
function isAboutPlatform(text: string): boolean {
  return /classic|\bneo\b/i.test(text) && !/^\s*[{<]/.test(text);
}

/** Codes of networks that have not carried anything to sipgate. */
const neverConnected: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** The code, such as ECONNREFUSED, of what went wrong on the network. */
function networkCode(error: unknown): string {
  const cause = error instanceof Error ? error.cause : null;
  const { code } = (cause ?? {}) as { readonly code?: unknown };
  return typeof code === 'string' ? code : 'no connection';
}
