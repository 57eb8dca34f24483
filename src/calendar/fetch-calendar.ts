import { type LookupAddress, lookup } from 'node:dns';
import type { IncomingMessage } from 'node:http';
import { type RequestOptions, request } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { createGunzip } from 'node:zlib';
import { parseUrl } from '../domain/parse-url.ts';
import { fetchProblems } from './fetch-problems.ts';
import { maxCalendarBytes } from './ics.ts';
import { isPublicAddress } from './public-address.ts';
import type { CalendarText } from './text.ts';

/**
 * What identifies the state of a calendar fetched before, which need not be sent again if it has not changed.
 */
export interface Validators {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

export type FetchedCalendar =
  | { readonly kind: 'fetched'; readonly bytes: Uint8Array; readonly validators: Validators }
  | { readonly kind: 'unchanged' }
  /** `retryAfterMs`: how long the server asks us to wait, in milliseconds; null: it did not say. */
  | { readonly kind: 'failed'; readonly problem: CalendarText; readonly retryAfterMs: number | null };

export interface FetchOptions {
  /** Hosts, in lower case, that may lie in a private network. */
  readonly privateHosts: ReadonlySet<string>;
  /** Certificate authorities to trust, in PEM; default: those of Node. */
  readonly ca?: string;
  /** Default: 30 s. */
  readonly timeoutMs?: number;
}

const maxRedirects = 5;

/**
 * Fetches a published calendar over https: with limits on its size, on time and on redirects, and never from
 * a private network unless the host is named. A host's addresses are checked as they are looked up for the
 * connection, so it can't lead elsewhere afterwards.
 */
export async function fetchCalendar(
  address: string,
  validators: Validators,
  { signal, timeoutMs = 30_000, ...options }: FetchOptions & { readonly signal: AbortSignal },
): Promise<FetchedCalendar> {
  const timeout = AbortSignal.timeout(timeoutMs);
  let url = new URL(address);
  try {
    for (let redirects = 0; redirects <= maxRedirects; redirects += 1) {
      if (url.protocol !== 'https:') return failed(fetchProblems.notHttps);
      const response = await ask(url, validators, { ...options, signal: AbortSignal.any([signal, timeout]) });
      const next = redirectOf(response, url);
      if (next === null) return await read(response, url.host);
      response.destroy();
      url = next;
    }
    return failed(fetchProblems.tooManyRedirects);
  } catch (error) {
    return failed(
      timeout.aborted ? fetchProblems.tooSlow(url.host, timeoutMs / 1000) : problemOf(error, url.host),
    );
  }
}

interface Asking extends Pick<FetchOptions, 'privateHosts' | 'ca'> {
  readonly signal: AbortSignal;
}

function ask(
  url: URL,
  { etag, lastModified }: Validators,
  { privateHosts, ca, signal }: Asking,
): Promise<IncomingMessage> {
  const host = url.hostname.replace(/^\[|\]$/g, '').toLowerCase();
  const mayBePrivate = privateHosts.has(host);
  if (isIP(host) !== 0 && !mayBePrivate && !isPublicAddress(host)) throw new PrivateAddress();
  const options: RequestOptions = {
    // A connection of its own, whose address has been checked.
    agent: false,
    signal,
    lookup: mayBePrivate ? lookup : lookUpPublic,
    ...(ca !== undefined && { ca }),
    headers: {
      accept: 'text/calendar, */*;q=0.5',
      'accept-encoding': 'gzip',
      'user-agent': 'Familiar',
      ...(etag !== null && { 'if-none-match': etag }),
      ...(lastModified !== null && { 'if-modified-since': lastModified }),
    },
  };
  return new Promise((resolve, reject) => {
    request(url.href, options, resolve).on('error', reject).end();
  });
}

class PrivateAddress extends Error {
  override readonly name = 'PrivateAddress';
}

/** Finds the addresses of a host, or none if one of them is private. */
const lookUpPublic: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
    if (error !== null) return callback(error, []);
    const [first] = addresses;
    if (first === undefined || !addresses.every(({ address }) => isPublicAddress(address)))
      return callback(new PrivateAddress(), []);
    return options.all === true ? callback(null, addresses) : callback(null, first.address, first.family);
  });
};

/**
 * Where the calendar has moved to; null: it is here. A password goes no further than the server it is for.
 */
function redirectOf({ statusCode = 0, headers }: IncomingMessage, from: URL): URL | null {
  if (![301, 302, 303, 307, 308].includes(statusCode) || headers.location === undefined) return null;
  const location = headers.location.replace(/^webcals?:\/\//i, 'https://');
  const next = parseUrl(location, from.href);
  if (next === null) return null;
  if (next.origin === from.origin) {
    next.username ||= from.username;
    next.password ||= from.password;
  }
  return next;
}

async function read(response: IncomingMessage, host: string): Promise<FetchedCalendar> {
  const { statusCode = 0, headers } = response;
  if (statusCode === 304 || statusCode !== 200) {
    response.destroy();
    if (statusCode === 304) return { kind: 'unchanged' };
    return {
      ...failed(fetchProblems.status(host, statusCode)),
      retryAfterMs: retryAfter(headers['retry-after']),
    };
  }
  const bytes = await bodyOf(response);
  if (bytes === null) return failed(fetchProblems.tooLarge(maxCalendarBytes / 1024 / 1024));
  if (/^\s*</.test(bytes.subarray(0, 100).toString('latin1'))) return failed(fetchProblems.webPage(host));
  const validators = { etag: headers.etag ?? null, lastModified: headers['last-modified'] ?? null };
  return { kind: 'fetched', bytes, validators };
}

/** The body of a response; null: it is too large, packed or not. */
async function bodyOf(response: IncomingMessage): Promise<Buffer | null> {
  const isPacked = /^(x-)?gzip$/i.test(response.headers['content-encoding'] ?? '');
  const body = isPacked ? response.pipe(createGunzip()) : response;
  if (isPacked) response.on('error', error => body.destroy(error));
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of body) {
      chunks.push(chunk);
      length += chunk.length;
      if (length > maxCalendarBytes) return null;
    }
  } finally {
    response.destroy();
  }
  return Buffer.concat(chunks);
}

const maxRetryAfterMs = 24 * 3_600_000;

/** The milliseconds to wait, given in seconds; dates are not read, since nobody sends them. */
function retryAfter(header: string | undefined): number | null {
  const seconds = Number(header);
  return header === undefined || Number.isNaN(seconds) || seconds < 0
    ? null
    : Math.min(seconds * 1000, maxRetryAfterMs);
}

function failed(problem: CalendarText): Extract<FetchedCalendar, { kind: 'failed' }> {
  return { kind: 'failed', problem, retryAfterMs: null };
}

/** Describes an error by its code alone: its message may contain the address. */
function problemOf(error: unknown, host: string): CalendarText {
  if (error instanceof PrivateAddress) return fetchProblems.privateAddress(host);
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return fetchProblems.unknownHost(host);
  if (/CERT|SIGNATURE|SELF_SIGNED|ALTNAME|ISSUER/.test(code)) return fetchProblems.certificate(host, code);
  return fetchProblems.unreachable(host, code);
}
