import type { Connection } from '../../domain/connection.ts';
import type { StoredConnection } from '../ports/connection.ts';
import type { Secrets } from '../ports/secrets.ts';

/** What a token in the database is sealed for: for nothing else can it be opened. */
const owner = 'the provider’s token';

export function sealToken(secrets: Secrets, token: string): Promise<string> {
  return secrets.seal(token, owner);
}

export interface Settled {
  readonly connection: Connection;
  /** Whether a token is kept that can't be opened, since its key is another by now or lost. */
  readonly isTokenLocked: boolean;
}

/** What the environment says, and where it says nothing, what was given on the page. */
export async function settleConnection(
  environment: Connection,
  { webhookUrl, token, serviceNumbers, joins }: StoredConnection,
  secrets: Secrets,
): Promise<Settled> {
  const isOwn = environment.credentials === null && token !== null;
  const opened = isOwn ? await secrets.unseal(token.sealed, owner) : null;
  return {
    connection: {
      webhookUrl: environment.webhookUrl ?? (webhookUrl === null ? null : new URL(webhookUrl)),
      credentials:
        environment.credentials ??
        (token === null || opened === null ? null : { tokenId: token.id, token: opened }),
      serviceNumbers: environment.serviceNumbers ?? serviceNumbers,
      // Where the environment lists whom to ring, nobody else is.
      joins: joins.filter(({ number }) => environment.serviceNumbers?.includes(number) ?? true),
    },
    isTokenLocked: isOwn && opened === null,
  };
}
