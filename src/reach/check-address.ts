import { isIP } from 'node:net';
import { domainToUnicode } from 'node:url';
import type { AddressFault, AddressProblem } from '../app/ports/connect.ts';
import { isPublicAddress } from '../calendar/public-address.ts';
import { parseUrl } from '../domain/parse-url.ts';
import { addressWords } from './address-words.ts';

/** An address with what speaks against it; without a URL it can't be called. */
export interface CheckedAddress {
  readonly url: URL | null;
  readonly problems: readonly AddressProblem[];
}

/**
 * Looks at an address as somebody has typed it, without calling it.
 *
 * @param mayBePrivate whether whoever is to call it is on the same network, as the emulator is
 */
export function checkAddress(typed: string, mayBePrivate = false): CheckedAddress {
  const text = typed.trim();
  const wrong = unreadableAs(text);
  if (wrong !== null) return { url: null, problems: [problem(wrong)] };
  const url = new URL(text);
  const faults = [...faultsOf(url, mayBePrivate), ...doubtsOf(url, text)];
  const problems = faults.map(problem);
  return { url: problems.every(({ isDoubt }) => isDoubt) ? url : null, problems };
}

/** The host as a name or number, without the brackets of IPv6. */
export function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$/g, '');
}

function unreadableAs(text: string): AddressFault | null {
  if (text === '') return 'empty';
  if (/\s/.test(text)) return 'blank';
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return 'no-scheme';
  if (!/^https?:\/\//i.test(text)) return 'not-http';
  return parseUrl(text) === null ? 'unreadable' : null;
}

/** Whether a URL plainly leads into a network of one's own, or to this computer. */
export function isInside(url: URL): boolean {
  const host = hostOf(url);
  return isPrivateNumber(host) || isLocalName(host);
}

function isPrivateNumber(host: string): boolean {
  return isIP(host) !== 0 && !isPublicAddress(host);
}

function faultsOf(url: URL, mayBePrivate: boolean): readonly AddressFault[] {
  const host = hostOf(url);
  return [
    ...(url.username + url.password === '' ? [] : (['password'] as const)),
    ...(isPrivateNumber(host) && !mayBePrivate ? (['private-number'] as const) : []),
    ...(isLocalName(host) && !mayBePrivate ? (['local-name'] as const) : []),
  ];
}

/** Names that no public DNS knows, among them those that routers give. */
function isLocalName(host: string): boolean {
  if (isIP(host) !== 0) return false;
  return (
    !host.replace(/\.$/, '').includes('.') ||
    /\.(localhost|local|lan|internal|intranet|home|corp|home\.arpa|fritz\.box)\.?$/.test(host)
  );
}

function doubtsOf(url: URL, text: string): readonly AddressFault[] {
  const host = hostOf(url);
  const kind = isIP(host);
  const doubts: readonly (readonly [AddressFault, boolean])[] = [
    ['not-encrypted', url.protocol === 'http:'],
    ['number', kind === 4 && isPublicAddress(host)],
    ['ipv6', kind === 6 && isPublicAddress(host)],
    ['port', url.port !== ''],
    ['umlaut', kind === 0 && domainToUnicode(host) !== host && !/^https?:\/\/[^/?#]*xn--/i.test(text)],
    ['no-path', url.pathname === '/'],
    ['query', url.search !== ''],
    ['fragment', url.hash !== ''],
  ];
  return doubts.filter(([, isSo]) => isSo).map(([fault]) => fault);
}

const doubtful: ReadonlySet<AddressFault> = new Set<AddressFault>([
  ...(['not-encrypted', 'number', 'ipv6', 'port', 'umlaut', 'no-path', 'query', 'fragment'] as const),
]);

function problem(kind: AddressFault): AddressProblem {
  return { kind, say: addressWords[kind], isDoubt: doubtful.has(kind) };
}
