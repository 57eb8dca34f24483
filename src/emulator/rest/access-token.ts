import type { Company } from '../company.ts';

/** A personal access token: what Basic authentication needs, whose it is, and what it may do. */
export interface AccessToken {
  readonly tokenId: string;
  readonly token: string;
  /** Such as `w0`. */
  readonly userId: string;
  /** Such as `users:read`; `all` stands for every scope. */
  readonly scopes: readonly string[];
}

/**
 * A token of the company's first user that may do everything. It is no secret: the account does not exist.
 */
export function exampleToken(company: Company): AccessToken {
  return {
    tokenId: 'token-FAM1L1',
    token: '5f0c2a9e-7d41-4c38-9b6a-1e2d3c4b5a69',
    userId: company.users[0]?.id ?? 'w0',
    scopes: ['all'],
  };
}

/** The token that an Authorization header proves, or null. */
export function tokenFor(header: string | undefined, tokens: readonly AccessToken[]): AccessToken | null {
  const encoded = /^Basic\s+(\S+)$/i.exec(header ?? '')?.[1] ?? '';
  const credentials = Buffer.from(encoded, 'base64').toString();
  return tokens.find(({ tokenId, token }) => credentials === `${tokenId}:${token}`) ?? null;
}

/** Whether a token has one of these scopes. An endpoint without scopes is open to every token. */
export function isAllowed(token: AccessToken, scopes: readonly string[]): boolean {
  return scopes.length === 0 || ['all', ...scopes].some(scope => token.scopes.includes(scope));
}
