import { readFile } from 'node:fs/promises';
import { isIP } from 'node:net';
import { createSecureContext } from 'node:tls';
import type { ServerPlace, Tls, TlsMode } from './database-config.ts';
import { messageOf, StoreError } from './store-error.ts';

/** How the bytes travel. */
export type Transport = { readonly kind: 'plain' } | TlsTransport;

export interface TlsTransport {
  readonly kind: 'tls';
  /** What of the server's certificate is checked. */
  readonly checks: 'nothing' | 'authority' | 'host';
  /** PEM; undefined: the authorities that come with Node. */
  readonly ca: string | undefined;
  readonly cert: string | undefined;
  readonly key: string | undefined;
}

const plain: Transport = { kind: 'plain' };

/**
 * The ways to connect, to be tried one after the other, that satisfy a configuration. If it asks for nothing,
 * traffic is encrypted if the server can; on this computer only if the server insists. Throws a `StoreError`
 * for a file that can't be used.
 */
export async function transportsTo({ host, tls }: ServerPlace): Promise<readonly Transport[]> {
  const { mode, ca, cert, key } = tls ?? unasked(host);
  if (mode === 'disable') return [plain];
  const files = {
    ca: await readAuthorities(ca),
    cert: await readPem(cert, 'the certificate'),
    key: await readPem(key, 'the key'),
  };
  checkFiles(files);
  const checks = mode === 'verify-full' ? 'host' : ca === null ? 'nothing' : 'authority';
  return order[mode]({ kind: 'tls', checks, ...files });
}

type Files = Pick<TlsTransport, 'ca' | 'cert' | 'key'>;

/** Otherwise the library would fail in the middle of a connection, and less clearly. */
function checkFiles(files: Files): void {
  try {
    createSecureContext(files);
  } catch (error) {
    throw new StoreError(
      `the files for TLS can't be used (${messageOf(error)}): the key must be that of the certificate, and not be encrypted.`,
      { cause: error },
    );
  }
}

const order: Readonly<Record<Exclude<TlsMode, 'disable'>, (tls: Transport) => readonly Transport[]>> = {
  allow: tls => [plain, tls],
  prefer: tls => [tls, plain],
  require: tls => [tls],
  'verify-ca': tls => [tls],
  'verify-full': tls => [tls],
};

function unasked(host: string): Tls {
  return { mode: isHere(host) ? 'allow' : 'prefer', ca: null, cert: null, key: null };
}

export function isSocket(host: string): boolean {
  return host.startsWith('/');
}

function isHere(host: string): boolean {
  return (
    isSocket(host) || host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'))
  );
}

/**
 * Opens a connection in the first way that the server accepts. Throws its answer to the first way, or to the
 * last if the first found nobody there.
 *
 * @param mayHelp whether the next way is worth trying after such an error. Default: any, if somebody has
 * answered.
 */
export async function openByFirst<T>(
  transports: readonly Transport[],
  open: (transport: Transport) => Promise<T>,
  mayHelp: (error: unknown, next: Transport) => boolean = () => true,
): Promise<T> {
  let reason: unknown = null;
  for (const transport of transports) {
    if (reason !== null && (isOfNetwork(reason) || !mayHelp(reason, transport))) break;
    try {
      return await open(transport);
    } catch (error) {
      if (reason === null || isTlsMissing(reason)) reason = error;
    }
  }
  throw reason;
}

/** Whether nobody answered, so there is no use in trying another way. */
function isOfNetwork(error: unknown): boolean {
  return (
    error instanceof Error && 'syscall' in error && /^(connect|getaddrinfo)$/.test(String(error.syscall))
  );
}

/** Whether the server speaks no TLS; in the words of the two drivers. */
export function isTlsMissing(error: unknown): boolean {
  return /does not support (SSL|secure) connection/.test(messageOf(error));
}

async function readAuthorities(ca: string | null): Promise<string | undefined> {
  if (ca !== 'system') return readPem(ca, 'the authority');
  for (const bundle of systemBundles) {
    const text = await readFile(bundle, 'utf8').catch(() => null);
    if (text !== null) return text;
  }
  return undefined;
}

/** Of Debian, Red Hat, SUSE, Alpine and macOS. Without one, those that come with Node have to do. */
const systemBundles = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/ssl/cert.pem',
];

/** The file's text; or the setting itself, since some hosts provide the text in place of a file name. */
async function readPem(file: string | null, what: string): Promise<string | undefined> {
  if (file === null) return undefined;
  if (file.includes('-----BEGIN')) return file.replaceAll('\\n', '\n');
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new StoreError(`the file ${file} with ${what} for TLS can't be read: ${messageOf(error)}.`, {
      cause: error,
    });
  });
  const isPem = what === 'the key' ? /-----BEGIN [A-Z ]*KEY-----/ : /-----BEGIN [A-Z0-9 ]*CERTIFICATE-----/;
  if (isPem.test(text)) return text;
  throw new StoreError(
    `the file ${file} with ${what} for TLS is not in PEM. Convert it: openssl x509 -inform der -in ${file} -out ca.pem`,
  );
}
