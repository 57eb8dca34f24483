import type { SingleSignOn } from '../../app/access/single-sign-on.ts';
import type { AppContext } from '../../app/context.ts';
import { createOidcClient, type OidcClient } from './oidc.ts';

/** Single sign-on as it is in force, and who asks its provider. */
export interface OidcInForce {
  readonly setUp: SingleSignOn;
  readonly client: OidcClient;
}

/** Made anew once another one is in force; null: there is none. */
export function oidcInForce(
  live: { current(): SingleSignOn | null },
  app: Pick<AppContext, 'known' | 'store' | 'log'>,
): () => OidcInForce | null {
  let made: OidcInForce | null = null;
  return () => {
    const setUp = live.current();
    if (made?.setUp !== setUp) made = setUp === null ? null : { setUp, client: createOidcClient(setUp, app) };
    return made;
  };
}
