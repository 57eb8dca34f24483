import { signal } from '@preact/signals';
import type { ApiErrorBody } from '../../src/http/contract/common.ts';

/** The CSRF token that every change must send; given at sign-in. */
export const csrf = signal<string | null>(null);

/** The server refused, or can't be reached (`code` is then `offline`). */
export class RequestError extends Error {
  override readonly name = 'RequestError';
  readonly code: string;
  /** The server's text for people, if it says more than the code. */
  readonly text: ApiErrorBody['text'];

  constructor(code: string, message: string, text?: ApiErrorBody['text']) {
    super(message);
    this.code = code;
    this.text = text;
  }
}

/** Whether what failed will go by itself, and the same may be asked again. */
export function isPassing(error: unknown): boolean {
  return error instanceof RequestError && (error.code === 'offline' || error.code === 'database-away');
}

/** Called when the server no longer recognises the session. */
let onSignedOut: () => void = () => {};

export function whenSignedOut(listener: () => void): void {
  onSignedOut = listener;
}

/** Called when the server refuses what the page offered: somebody may have another role by now. */
let onNotAllowed: () => void = () => {};

export function whenNotAllowed(listener: () => void): void {
  onNotAllowed = listener;
}

/** @param gone aborts when nobody waits for the reply any more, so that the server need not make it. */
export function read<Reply>(
  path: string,
  query: Readonly<Record<string, string>> = {},
  gone: AbortSignal | null = null,
): Promise<Reply> {
  const search = new URLSearchParams(query).toString();
  return request<Reply>('GET', search === '' ? path : `${path}?${search}`, undefined, gone);
}

export function send<Reply>(method: 'POST' | 'PUT' | 'DELETE', path: string, body?: object): Promise<Reply> {
  return request<Reply>(method, path, body);
}

/** Sends a file as it is. */
export function sendFile<Reply>(path: string, file: Blob): Promise<Reply> {
  return request<Reply>('PUT', path, file);
}

async function request<Reply>(
  method: string,
  path: string,
  body?: object,
  gone: AbortSignal | null = null,
): Promise<Reply> {
  const headers: Record<string, string> = {};
  const isFile = body instanceof Blob;
  if (isFile) headers['content-type'] = 'application/octet-stream';
  else if (body !== undefined) headers['content-type'] = 'application/json';
  if (csrf.value !== null && method !== 'GET') headers['x-familiar-csrf'] = csrf.value;
  const sent = isFile ? { body } : body === undefined ? {} : { body: JSON.stringify(body) };
  const init = { method, headers, signal: gone, ...sent };
  for (let tries = 1; ; tries++) {
    const response = await fetch(`api${path}`, init).catch((error: unknown) => {
      throw new RequestError('offline', String(error));
    });
    if (response.ok) return (await response.json()) as Reply;
    const { code, error, text } = await problemOf(response);
    if (code === 'signed-out') onSignedOut();
    if (code === 'not-allowed') onNotAllowed();
    // Nothing was begun: other long requests of this user come first.
    if (code !== 'too-much' || tries === mostTries) throw new RequestError(code, error, text);
    await new Promise(resolve => setTimeout(resolve, retryMs));
  }
}

const mostTries = 10;
const retryMs = 1_000;

async function problemOf(response: Response): Promise<ApiErrorBody> {
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  if (isJson) return (await response.json()) as ApiErrorBody;
  // A proxy answers in the server's place.
  const code = response.status >= 502 && response.status <= 504 ? 'offline' : 'failed';
  return { code, error: `${response.status} ${response.statusText}` };
}
