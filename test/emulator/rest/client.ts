import type { Emulator } from '../../../src/emulator/control.ts';

export interface RestReply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The parsed body; null if it is not JSON. Its shape is what tests look at, so it has no type. */
  // biome-ignore lint/suspicious/noExplicitAny: a cast at every use would say no more
  readonly json: any;
}

export interface RestRequest {
  readonly method?: string;
  readonly body?: unknown;
  readonly tokenId?: string;
  readonly token?: string;
}

/** Sends a request to the emulated REST API, with the emulator's first token unless told otherwise. */
export async function request(
  emulator: Pick<Emulator, 'apiUrl' | 'tokenId' | 'token'>,
  path: string,
  { method = 'GET', body, tokenId = emulator.tokenId, token = emulator.token }: RestRequest = {},
): Promise<RestReply> {
  const response = await fetch(`${emulator.apiUrl}${path}`, {
    method,
    headers: {
      Authorization: `Basic ${Buffer.from(`${tokenId}:${token}`).toString('base64')}`,
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  return { status: response.status, headers: response.headers, text, json: isJson ? JSON.parse(text) : null };
}
