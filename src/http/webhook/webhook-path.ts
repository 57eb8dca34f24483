import { randomUUID } from 'node:crypto';
import type { Relation, Spelling } from '../../app/health/push-problem.ts';
import { canonicalPath } from '../../domain/webhook-address.ts';

/** The path of the webhook's address, however it is written. */
export interface WebhookPath {
  /** Where the server has the route for pushes. Nobody outside knows it, so that no path of a setting is taken for a pattern. */
  readonly pushRoute: string;
  /** The folder of the announcements there. */
  readonly announcementsRoute: string;
  /** Whether the root is meant, at which browsers find the page. */
  readonly isRoot: boolean;
  /** The address as the server's routes have it; anything that is not the webhook's stays as it is. */
  rewrite(method: string, address: string): string;
  /** How an address is written otherwise; null: exactly as it was given. */
  spellingOf(address: string): Spelling | null;
  /** How an address that is not the webhook's is related to it. */
  relationOf(address: string): Relation;
}

/** @param addressNow may change; null: none has been given yet, so pushes are taken at the usual path */
export function createWebhookPath(addressNow: () => URL | null): WebhookPath {
  const route = `/${randomUUID()}`;
  let known = spellingsOf(usualPath);
  const now = (): Spellings => {
    const pathname = addressNow()?.pathname ?? usualPath;
    if (known.pathname !== pathname) known = spellingsOf(pathname);
    return known;
  };

  return {
    pushRoute: route,
    announcementsRoute: `${route}/announcements`,
    get isRoot() {
      return now().isRoot;
    },
    rewrite(method, address) {
      const { pathname, own, isRoot, folder } = now();
      const { path, query } = partsOf(address);
      if (path === pathname || canonicalPath(path) === own)
        return isRoot && /^(GET|HEAD)$/.test(method) ? address : route + query;
      const end = path.lastIndexOf('/') + 1;
      const isAnnouncement = path.includes('/announcements/') && canonicalPath(path.slice(0, end)) === folder;
      return isAnnouncement ? `${route}/announcements/${path.slice(end)}${query}` : address;
    },
    spellingOf(address) {
      const { pathname } = now();
      const { path } = partsOf(address);
      if (path === pathname) return null;
      const [given, right] = [path, pathname].map(each => each.replaceAll('/', ''));
      if (given === right) return 'slashes';
      return given?.toLowerCase() === right?.toLowerCase() ? 'case' : 'encoding';
    },
    relationOf(address) {
      const { own, isRoot } = now();
      const path = canonicalPath(partsOf(address).path);
      if (path === '/') return 'no-path';
      if (own.endsWith(path)) return 'cut-off';
      return !isRoot && path.endsWith(own) ? 'put-before' : 'elsewhere';
    },
  };
}

/** Where pushes are taken as long as no address has been given. */
export const usualPath = '/push';

interface Spellings {
  readonly pathname: string;
  readonly own: string;
  readonly isRoot: boolean;
  readonly folder: string;
}

function spellingsOf(pathname: string): Spellings {
  const own = canonicalPath(pathname);
  return { pathname, own, isRoot: own === '/', folder: canonicalPath(`${own}/announcements`) };
}

/** The path of a request's target, which by some proxies is a whole URL; the query has its question mark. */
export function partsOf(address: string): { readonly path: string; readonly query: string } {
  const target = address.replace(/^https?:\/\/[^/?#]*/i, '');
  const end = target.search(/[?#]/);
  const path = end === -1 ? target : target.slice(0, end);
  return { path: path === '' ? '/' : path, query: end === -1 ? '' : target.slice(end) };
}

/** The path for people, without its query, which may be secret, and without what would disturb a line of the log. */
export function shownPath(address: string): string {
  const { path, query } = partsOf(address);
  const shown = path.replaceAll(/[^\x21-\x7e]/g, '?');
  return `${shown.length > 100 ? `${shown.slice(0, 99)}…` : shown}${query === '' ? '' : '?…'}`;
}
