import { lookup } from 'node:dns/promises';
import { once } from 'node:events';
import { connect, isIP, type LookupFunction, type Socket } from 'node:net';
import { connect as encrypt, type PeerCertificate, rootCertificates, type TLSSocket } from 'node:tls';
import type { ReachFault, ReachStep } from '../app/ports/connect.ts';
import { isPublicAddress } from '../calendar/public-address.ts';
import { hostOf } from './check-address.ts';

export interface Address {
  readonly address: string;
  readonly family: number;
}

export interface ReachOptions {
  /** Whether it may lie in a private network, as the emulator does. */
  readonly mayBePrivate?: boolean;
  /** Certificate authorities to trust, in PEM. Default: the public ones, since sipgate does not know any of your own. */
  readonly ca?: readonly string[];
  /** Where the addresses of a name come from; default: from where this computer has them. */
  readonly lookUp?: (host: string) => Promise<readonly Address[]>;
  /** How long each step may take. */
  readonly timeoutMs?: number;
  readonly onStep?: (step: ReachStep) => void;
}

/** A connection over which something can be asked; or why there is none. */
export type Opened = {
  readonly doubts: readonly ReachFault[];
  readonly certificate: { readonly validTo: number } | null;
} & (
  | { readonly kind: 'open'; readonly socket: Socket }
  | { readonly kind: 'failed'; readonly fault: ReachFault }
);

/**
 * Opens a connection to the host of a URL, step by step, so that it can be said which step fails. The addresses that are checked
 * are those that are called. Rejects with the signal's reason once that is aborted.
 */
export async function openConnection(url: URL, options: ReachOptions, signal: AbortSignal): Promise<Opened> {
  const { onStep = () => {} } = options;
  onStep('look-up');
  const found = await lookUp(url, options, signal);
  if (!('addresses' in found)) return { kind: 'failed', ...found, doubts: [], certificate: null };
  const { addresses } = found;
  const doubts: readonly ReachFault[] =
    isIP(hostOf(url)) === 0 && addresses.every(({ family }) => family === 6) ? ['ipv6-only'] : [];
  onStep('connect');
  const reached = await reach(url, addresses, options, signal);
  if (!('socket' in reached)) return { kind: 'failed', ...reached, doubts, certificate: null };
  if (url.protocol === 'http:') return { kind: 'open', socket: reached.socket, doubts, certificate: null };
  onStep('encrypt');
  return { ...(await encrypted(url, reached.socket, options, signal)), doubts };
}

async function lookUp(
  url: URL,
  { mayBePrivate = false, lookUp: find = findAddresses, timeoutMs = defaultMs }: ReachOptions,
  signal: AbortSignal,
): Promise<{ readonly addresses: readonly Address[] } | { readonly fault: ReachFault }> {
  const host = hostOf(url);
  try {
    const family = isIP(host);
    const asked = family === 0 ? find(host) : Promise.resolve([{ address: host, family }]);
    const addresses = await within(timeoutMs, signal, asked);
    if (addresses.length === 0) return { fault: 'no-such-name' };
    const isInside = !addresses.every(({ address }) => isPublicAddress(address));
    return isInside && !mayBePrivate ? { fault: 'leads-inside' } : { addresses };
  } catch (error) {
    signal.throwIfAborted();
    return { fault: codeOf(error) === 'ENOTFOUND' ? 'no-such-name' : 'dns-silent' };
  }
}

function findAddresses(host: string): Promise<readonly Address[]> {
  return lookup(host, { all: true });
}

async function reach(
  { port, protocol, hostname }: URL,
  addresses: readonly Address[],
  { timeoutMs = defaultMs }: ReachOptions,
  signal: AbortSignal,
): Promise<{ readonly socket: Socket } | { readonly fault: ReachFault }> {
  const known: LookupFunction = (_host, { all }, done) => {
    const [first = { address: '', family: 4 }] = addresses;
    if (all === true) done(null, [...addresses]);
    else done(null, first.address, first.family);
  };
  const socket = connect({
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port) || (protocol === 'http:' ? 80 : 443),
    lookup: known,
  });
  // It may break at any time, also while nobody waits for anything from it.
  socket.on('error', () => {});
  try {
    await within(timeoutMs, signal, once(socket, 'connect'));
    return { socket };
  } catch (error) {
    socket.destroy();
    signal.throwIfAborted();
    const code = codeOf(error);
    if (code === 'ECONNREFUSED') return { fault: 'refused' };
    return { fault: code === 'TIMEOUT' || code === 'ETIMEDOUT' ? 'no-connection' : 'unreachable' };
  }
}

type Encrypted =
  | Omit<Extract<Opened, { kind: 'open' }>, 'doubts'>
  | Omit<Extract<Opened, { kind: 'failed' }>, 'doubts'>;

async function encrypted(
  url: URL,
  socket: Socket,
  { ca = rootCertificates, timeoutMs = defaultMs }: ReachOptions,
  signal: AbortSignal,
): Promise<Encrypted> {
  const host = hostOf(url);
  const secure = encrypt({
    socket,
    host,
    ...(isIP(host) === 0 && { servername: host }),
    ca: [...ca],
    // What is wrong with the certificate is told below; nothing is sent before.
    rejectUnauthorized: false,
    ALPNProtocols: ['http/1.1'],
  });
  secure.on('error', () => {});
  try {
    await within(timeoutMs, signal, once(secure, 'secureConnect'));
  } catch (error) {
    secure.destroy();
    socket.destroy();
    signal.throwIfAborted();
    return { kind: 'failed', fault: faultOfHandshake(codeOf(error)), certificate: null };
  }
  const peer = secure.getPeerCertificate(true);
  const validTo = Date.parse(peer.valid_to);
  const certificate = Number.isNaN(validTo) ? null : { validTo };
  if (secure.authorized) return { kind: 'open', socket: secure, certificate };
  secure.destroy();
  return { kind: 'failed', fault: faultOfCertificate(secure, peer), certificate };
}

function faultOfHandshake(code: string): ReachFault {
  if (code === 'TIMEOUT') return 'no-answer';
  return /^(EPROTO|ERR_SSL)/.test(code) ? 'not-tls' : 'broken-off';
}

function faultOfCertificate({ authorizationError }: TLSSocket, peer: PeerCertificate): ReachFault {
  switch (String(authorizationError)) {
    case 'DEPTH_ZERO_SELF_SIGNED_CERT':
      return 'self-signed';
    case 'CERT_HAS_EXPIRED':
      return 'expired';
    case 'CERT_NOT_YET_VALID':
      return 'not-yet-valid';
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
      return 'wrong-name';
    // It came alone. Public authorities say where theirs is to be had, and own ones hardly ever do.
    case 'UNABLE_TO_VERIFY_LEAF_SIGNATURE':
      return peer.infoAccess?.['CA Issuers - URI'] === undefined ? 'unknown-authority' : 'chain-incomplete';
    case 'SELF_SIGNED_CERT_IN_CHAIN':
    case 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY':
    case 'UNABLE_TO_GET_ISSUER_CERT':
      return 'unknown-authority';
    default:
      return 'untrusted';
  }
}

const defaultMs = 5_000;

class Timeout extends Error {
  override readonly name = 'Timeout';
  readonly code = 'TIMEOUT';
}

/** Waits for something that can't be called off itself. */
export async function within<T>(ms: number, signal: AbortSignal, work: Promise<T>): Promise<T> {
  // Nobody may be waiting for it by the time it fails.
  work.catch(() => {});
  signal.throwIfAborted();
  const { promise, reject } = rejection();
  const timer = setTimeout(() => reject(new Timeout()), ms);
  const abort = (): void => reject(signal.reason);
  signal.addEventListener('abort', abort);
  try {
    return await Promise.race([work, promise]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', abort);
  }
}

function rejection(): { readonly promise: Promise<never>; readonly reject: (reason: unknown) => void } {
  let reject: (reason: unknown) => void = () => {};
  const promise = new Promise<never>((_, refuse) => {
    reject = refuse;
  });
  // Nobody may be waiting by then.
  promise.catch(() => {});
  return { promise, reject };
}

export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
