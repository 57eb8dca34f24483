import { computed, signal } from '@preact/signals';
import type { RoleName } from '../../src/http/contract/common.ts';
import type { PageSession } from '../../src/http/contract/session.ts';
import { csrf, read, send, whenNotAllowed, whenSignedOut } from './api.ts';
import { synchronise, timeZone, utcOffsetMinutes } from './live/clock.ts';

/** Null until the server has answered. */
export const session = signal<PageSession | null>(null);
export const user = computed(() => session.value?.user ?? null);

export function mayDo(...roles: readonly RoleName[]): boolean {
  const role = user.value?.role;
  return role !== undefined && roles.includes(role);
}

/** Whether they may follow the board. */
export function isWatcher(): boolean {
  return mayDo('admin', 'supervisor', 'viewer');
}

export async function loadSession(): Promise<void> {
  begin(await read<PageSession>('/session'));
}

export interface GivenPassword {
  readonly login: string;
  readonly password: string;
  /** Of the second factor; left out: none. */
  readonly code?: string;
}

export async function signIn(given: GivenPassword): Promise<void> {
  begin(await send<PageSession>('POST', '/session', given));
}

export async function signInByLink(secret: string): Promise<void> {
  begin(await send<PageSession>('POST', '/session-by-link', { secret }));
}

export async function setUp(secret: string, login: string, password: string): Promise<void> {
  begin(await send<PageSession>('POST', '/set-up', { secret, login, password }));
}

/** Whether somebody has just signed out here who is still signed in to their company account. */
export const isElsewhere = signal(false);

export async function signOut(): Promise<void> {
  const isOfCompany = user.value?.id.startsWith('sso-') ?? false;
  await send('DELETE', '/session');
  isElsewhere.value = isOfCompany;
  await loadSession();
}

export function begin(begun: PageSession): void {
  timeZone.value = begun.timeZone;
  utcOffsetMinutes.value = begun.utcOffsetMinutes;
  synchronise(begun.now);
  csrf.value = begun.csrf;
  session.value = begun;
}

whenSignedOut(() => {
  const before = session.value;
  if (before !== null && before.user !== null)
    session.value = { ...before, user: null, csrf: null, hasEnded: true };
});

/** Who somebody was before they became another, while they are here; null: they are who they were. */
export const former = signal<PageSession['user']>(null);

/** Looks whether somebody has another role by now, another name, or is another agent. */
export async function lookAgain(): Promise<void> {
  const seen = await read<PageSession>('/session').catch(() => null);
  const before = user.value;
  const isOther = (['login', 'role', 'agentId'] as const).some(what => seen?.user?.[what] !== before?.[what]);
  if (seen === null || !isOther) return;
  if (seen.user?.id === before?.id) former.value = before;
  begin(seen);
}

whenNotAllowed(() => void lookAgain());
