import { scopeFor } from './scopes.ts';
import { SipgateApiError, type SipgateApiProblem } from './sipgate-api-error.ts';

/** What the token may not read, collected to be reported all at once. */
export interface Permissions {
  readonly missingScopes: ReadonlySet<string>;
  /**
   * The reply, or null if the token may not have it. Every account has this endpoint, so any other refusal is
   * a fault.
   */
  ifPermitted<Reply>(reply: Promise<Reply>): Promise<Reply | null>;
  /** The reply, or null if the token may not have it or this kind of account has no such thing. */
  orNull<Reply>(reply: Promise<Reply>): Promise<Reply | null>;
}

export function createPermissions(): Permissions {
  const missingScopes = new Set<string>();

  async function nullIf<Reply>(
    reply: Promise<Reply>,
    problems: readonly SipgateApiProblem[],
  ): Promise<Reply | null> {
    try {
      return await reply;
    } catch (error) {
      if (!(error instanceof SipgateApiError) || !problems.includes(error.problem)) throw error;
      if (error.problem === 'forbidden') missingScopes.add(scopeFor(error.path));
      return null;
    }
  }

  return {
    missingScopes,
    ifPermitted: reply => nullIf(reply, ['forbidden']),
    orNull: reply => nullIf(reply, ['forbidden', 'wrong-platform', 'not-found']),
  };
}

/** Names the scopes and what to do. */
export function describeMissing(scopes: ReadonlySet<string>): string {
  const role = scopes.has('users:read') ? " Only an administrator's token sees other users." : '';
  return (
    `The token may not use ${[...scopes].join(', ')}.${role} Make a token with these scopes at ` +
    'https://app.sipgate.com/personal-access-token and set TOKEN_ID and TOKEN.'
  );
}
