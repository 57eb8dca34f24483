import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';
import type { SingleSignOn } from '../../src/app/single-sign-on.ts';

/** An identity provider where everybody signs in with their login and any password. */
export interface IdentityProvider extends AsyncDisposable {
  /** How a page at this address is set up to use it. Admins are `bosses`, viewers `desk`, agents `phones`. */
  readonly singleSignOn: SingleSignOn;
}

const client = { clientId: 'familiar', clientSecret: 'a secret that only two know' } as const;

/** `people` are their claims by login; they may change while it runs. */
export async function startIdentityProvider(
  people: Readonly<Record<string, object>>,
  pageUrl: URL,
): Promise<IdentityProvider> {
  const handler: { current: RequestListener | null } = { current: null };
  const server = createServer((request, response) => handler.current?.(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const provider = new Provider(issuer.origin, {
    clients: [
      {
        client_id: client.clientId,
        client_secret: client.clientSecret,
        redirect_uris: [new URL('api/oidc-callback', pageUrl).href],
      },
    ],
    pkce: { required: () => true },
    claims: { openid: ['sub'], profile: ['name', 'preferred_username', 'realm'] },
    findAccount: (_, id) => ({ accountId: id, claims: async () => ({ sub: id, ...people[id] }) }),
  });
  handler.current = provider.callback();
  return {
    singleSignOn: {
      issuer,
      ...client,
      pageUrl,
      roleClaim: 'realm.roles',
      roles: [
        { role: 'admin', value: 'bosses' },
        { role: 'viewer', value: 'desk' },
        { role: 'agent', value: 'phones' },
      ],
    },
    async [Symbol.asyncDispose]() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
