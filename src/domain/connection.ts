import type { Join } from './join.ts';
import type { PhoneNumber } from './phone-number.ts';

/** What makes requests to the provider those of the company's account. */
export interface Credentials {
  readonly tokenId: string;
  readonly token: string;
}

/** What connects Familiar to the provider's account. */
export interface Connection {
  /** Where the provider sends pushes; null: not given yet, so it gets no instructions. */
  readonly webhookUrl: URL | null;
  /** Null: the provider is not asked, and agents count as reachable. */
  readonly credentials: Credentials | null;
  /** The agents' numbers; null: they are discovered. */
  readonly serviceNumbers: readonly PhoneNumber[] | null;
  /** Numbers that the company has given to people by hand. */
  readonly joins: readonly Join[];
}

/** Whether Familiar says at this path how it does, in any spelling, so that no push can come there. */
export function isOwnPath(pathname: string): boolean {
  return /^\/+(healthz?|readyz)\/*$/i.test(pathname);
}
