import { never } from '../../app/access/access.ts';
import type { AccessKey } from '../../app/ports/page.ts';
import type { ListedKey } from '../contract/keys.ts';

/** A key without what it is. */
export function renderKey({ hash, label, createdAt, expiresAt, usedAt }: AccessKey): ListedKey {
  return { hash, label, createdAt, expiresAt: expiresAt >= never ? null : expiresAt, usedAt };
}

/** How long a new key is to be good, in milliseconds; null: until it is revoked. */
export function lifeOf({ days }: { readonly days: number | null }): number | null {
  return days === null ? null : days * 24 * 3_600_000;
}
