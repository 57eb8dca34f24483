import type { Configuration } from 'openid-client';
import type { Renewing } from '../../app/access/sign-on/standing.ts';
import type { SingleSignOn } from '../../app/access/single-sign-on.ts';
import type { AppContext } from '../../app/context.ts';
import { createAsking } from './ask-again.ts';
import { explainFailure, isClientRefused, readSentBack } from './failure.ts';
import { gatherClaims, type Tokens } from './gather-claims.ts';
import { createIdentifier, type Identified } from './identify.ts';
import { discoverProvider, loadClient, type Provider } from './provider.ts';

/** What must be remembered while somebody is at the identity provider. */
export interface Departure {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** A person the identity provider has signed in. */
export interface Arrival extends Omit<Identified, 'isInDoubt'> {
  /** What the provider is asked with later (a refresh token); null: it gave none. */
  readonly renewal: string | null;
}

/** Signing in by OpenID Connect: the code flow with PKCE, state and nonce. */
export interface OidcClient {
  /** The address to send a browser to, and what to remember. */
  depart(): Promise<{ readonly address: URL; readonly departure: Departure }>;
  /** Who came back to this address. Rejects if anything about it is wrong. */
  arrive(search: string, departure: Departure): Promise<Arrival>;
  readonly ask: Renewing['ask'];
  /** The provider's own address for signing out; null: it has none. */
  leave(): Promise<URL | null>;
}

/** Directly below `api`, so the session's cookie covers the whole API. */
const callbackPath = 'api/oidc-callback';

export function createOidcClient(
  setUp: SingleSignOn,
  app: Pick<AppContext, 'known' | 'store' | 'log'>,
): OidcClient {
  const redirect = new URL(callbackPath, setUp.pageUrl);
  let discovered: Promise<Provider> | null = null;

  /** Asked of the provider once, and again after a failure, since the cause may have been fixed there. */
  function discover(): Promise<Provider> {
    discovered ??= discoverProvider(setUp);
    discovered.catch(() => forget());
    return discovered;
  }

  function forget(): void {
    discovered = null;
  }

  const identify = createIdentifier(setUp, app);

  return {
    async depart() {
      const client = await loadClient();
      const departure = {
        state: client.randomState(),
        nonce: client.randomNonce(),
        verifier: client.randomPKCECodeVerifier(),
      };
      const { configurations } = await discover();
      const address = client.buildAuthorizationUrl(configurations[0], {
        redirect_uri: redirect.href,
        scope: setUp.scope,
        state: departure.state,
        nonce: departure.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(departure.verifier),
        code_challenge_method: 'S256',
        ...(setUp.issuer.host === 'accounts.google.com' ? askedOfGoogle : {}),
      });
      return { address, departure };
    },
    async arrive(search, departure) {
      const address = new URL(search, redirect);
      const sentBack = readSentBack(address);
      if (sentBack !== null) throw sentBack;
      const provider = await discover();
      try {
        const { tokens, configuration } = await redeem(provider, address, departure);
        // Next time, the way that worked is tried first.
        const others = provider.configurations.filter(one => one !== configuration);
        discovered = Promise.resolve({ ...provider, configurations: [configuration, ...others] });
        const gathered = await gatherClaims(tokens, configuration);
        if (gathered === null) throw new Error('The library lets nobody in without an ID token.');
        const identified = await identify(gathered, configuration);
        return { ...identified, renewal: tokens.refresh_token ?? null };
      } catch (error) {
        // The problem may be fixed at the provider.
        if (explainFailure(error).warning !== null) forget();
        throw error;
      }
    },
    ask: createAsking(app, discover, identify),
    async leave() {
      const client = await loadClient();
      const { metadata, configurations } = await discover();
      // Without a return address, which many providers require to be registered.
      return metadata.end_session_endpoint === undefined
        ? null
        : client.buildEndSessionUrl(configurations[0], {});
    },
  };
}

/** Google gives a refresh token only so. */
const askedOfGoogle = { access_type: 'offline', prompt: 'consent' };

/** Redeems the code, trying each way of client authentication until the provider accepts one. */
async function redeem(
  { configurations }: Provider,
  address: URL,
  { state, nonce, verifier }: Departure,
): Promise<{ readonly tokens: Tokens; readonly configuration: Configuration }> {
  const client = await loadClient();
  const expected = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier };
  for (const [index, configuration] of configurations.entries())
    try {
      const checks = { ...expected, idTokenExpected: true };
      return { tokens: await client.authorizationCodeGrant(configuration, address, checks), configuration };
    } catch (error) {
      if (!isClientRefused(error) || index === configurations.length - 1) throw error;
    }
  throw new Error('There is always a way to try.');
}
