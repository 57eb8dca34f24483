import { parseUrl } from './parse-url.ts';
/** One spelling for all paths that mean the same: slashes, case, percent-encoding, and blanks from copying. */
export function canonicalPath(path: string): string {
  const segments = decoded(path)
    .split(/[/\\]/)
    .map(segment => segment.trim())
    .filter(segment => segment !== '' && segment !== '.');
  return `/${segments.join('/')}`.normalize('NFC').toLowerCase();
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/**
 * How an address that the provider has is like ours.
 *
 * - `same`: it is ours
 * - `spelling`: written otherwise, so that its pushes are taken all the same
 * - `other`: pushes go elsewhere
 */
export type Likeness = 'same' | 'spelling' | 'other';

export function likenessOf(address: string, ours: string): Likeness {
  if (address === ours) return 'same';
  const [theirs, own] = [parseUrl(address), parseUrl(ours)];
  if (theirs === null || own === null) return 'other';
  if (theirs.href === own.href) return 'same';
  const isTaken =
    theirs.origin === own.origin && canonicalPath(theirs.pathname) === canonicalPath(own.pathname);
  return isTaken ? 'spelling' : 'other';
}

/** Whether pushes to this address arrive at ours. */
export function arrivesAt(address: string, ours: string): boolean {
  return likenessOf(address, ours) !== 'other';
}
