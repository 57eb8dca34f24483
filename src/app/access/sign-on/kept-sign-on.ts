import type { Secrets } from '../../ports/secrets.ts';
import type { KeptSignOn } from '../../ports/sign-on-set-up.ts';
import type { SingleSignOn } from '../single-sign-on.ts';

/** What the client's secret is sealed for: for nothing else can it be opened. */
const owner = 'the client’s secret of single sign-on';

export function sealClientSecret(secrets: Secrets, secret: string): Promise<string> {
  return secrets.seal(secret, owner);
}

/** Single sign-on as it was kept; null if its secret can't be opened. */
export async function openSignOn(
  secrets: Secrets,
  { issuer, sealedSecret, pageUrl, ...plain }: KeptSignOn,
  environment: { readonly pageUrl: URL | null },
): Promise<SingleSignOn | null> {
  const clientSecret = await secrets.unseal(sealedSecret, owner);
  if (clientSecret === null) return null;
  return {
    ...plain,
    issuer: new URL(issuer),
    clientSecret,
    pageUrl: environment.pageUrl ?? new URL(pageUrl),
    isOfPage: true,
  };
}
