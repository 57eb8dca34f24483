import { z } from 'zod';
import type { Network } from '../network.ts';
import type { World } from '../world.ts';
import type { AccessToken } from './access-token.ts';

export type Flavour = 'classic' | 'neo';

/** What endpoints work on. */
export interface RestContext {
  readonly world: World;
  readonly network: Network;
  readonly flavour: Flavour;
  readonly historyLifeTime: 'NONE' | 'THIRTY_DAYS' | 'UNLIMITED';
  readonly tokens: readonly AccessToken[];
}

export interface Endpoint {
  readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE';
  /** Below `/v2`. */
  readonly path: string;
  /** One of them is needed; none: every token will do. */
  readonly scopes: readonly string[];
  /** Default: both flavours. */
  readonly only?: Flavour;
  /** Whether only an administrator's token will do. */
  readonly isForAdmins?: boolean;
  /** Returns the body of the reply; undefined stands for 204. Throws an {@link ApiError}. */
  reply(request: ApiRequest): unknown;
}

interface ApiRequest {
  readonly token: AccessToken;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: unknown;
  /** Aborts when the client has hung up, or has its reply. */
  readonly gone: AbortSignal;
}

/** A refusal, with the HTTP status that it gets. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** The body as the schema has it. Throws an {@link ApiError} with status 400. */
export function parseBody<T>(schema: z.ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(body);
  if (!parsed.success) throw new ApiError(400, z.prettifyError(parsed.error));
  return parsed.data;
}

/** The part of a list that `offset` and `limit` ask for. */
export function pageOf<T>(
  items: readonly T[],
  query: URLSearchParams,
  limits: { readonly usual: number; readonly most: number },
): readonly T[] {
  const offset = wholeNumber(query, 'offset', 0);
  const limit = Math.min(wholeNumber(query, 'limit', limits.usual), limits.most);
  return items.slice(offset, offset + limit);
}

function wholeNumber(query: URLSearchParams, name: string, fallback: number): number {
  const text = query.get(name);
  if (text === null) return fallback;
  if (!/^\d{1,9}$/.test(text)) throw new ApiError(400, `${name} is ${text}; it must be a whole number`);
  return Number(text);
}
