import type { Configuration } from 'openid-client';
import type { Agent } from '../acd/roster.ts';
import type { AppContext } from '../app/context.ts';
import { type Identity, roleIn, type SingleSignOn } from '../app/single-sign-on.ts';

/** What must be remembered between leaving for the identity provider and coming back. */
export interface Departure {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** Signing in by OpenID Connect: the code flow with PKCE, state and nonce. */
export interface OidcClient {
  /** Where to send a browser, and what to remember of it. */
  depart(): Promise<{ readonly address: URL; readonly departure: Departure }>;
  /** Who came back to this address. Rejects where anything about it is not right; null: nobody who may come in. */
  arrive(search: string, departure: Departure): Promise<Identity | null>;
}

/** Below the page, and directly below `api`, so that the session's cookie is for all of the API. */
const callbackPath = 'api/oidc-callback';

export function createOidcClient(setUp: SingleSignOn, { known }: Pick<AppContext, 'known'>): OidcClient {
  const redirect = new URL(callbackPath, setUp.pageUrl);
  let discovered: Promise<Configuration> | null = null;

  /** Asked of the provider once; anew where that has failed. */
  function discover(): Promise<Configuration> {
    discovered ??= discoverAt(setUp).catch(error => {
      discovered = null;
      throw error;
    });
    return discovered;
  }

  return {
    async depart() {
      const client = await loadClient();
      const departure = {
        state: client.randomState(),
        nonce: client.randomNonce(),
        verifier: client.randomPKCECodeVerifier(),
      };
      const address = client.buildAuthorizationUrl(await discover(), {
        redirect_uri: redirect.href,
        scope: 'openid profile email',
        state: departure.state,
        nonce: departure.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(departure.verifier),
        code_challenge_method: 'S256',
      });
      return { address, departure };
    },
    async arrive(search, { state, nonce, verifier }) {
      const client = await loadClient();
      const configuration = await discover();
      const tokens = await client.authorizationCodeGrant(configuration, new URL(search, redirect), {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
      });
      const claimed = tokens.claims();
      if (claimed === undefined) return null;
      const more =
        configuration.serverMetadata().userinfo_endpoint === undefined
          ? {}
          : await client.fetchUserInfo(configuration, tokens.access_token, claimed.sub);
      return toIdentity({ ...more, ...claimed }, setUp, known.roster.agents);
    },
  };
}

/** Loaded by the first who needs it. */
function loadClient(): Promise<typeof import('openid-client')> {
  return import('openid-client');
}

async function discoverAt({ issuer, clientId, clientSecret }: SingleSignOn): Promise<Configuration> {
  const client = await loadClient();
  // Read-config lets http pass on this computer only.
  const options = issuer.protocol === 'http:' ? { execute: [client.allowInsecureRequests] } : {};
  return client.discovery(issuer, clientId, clientSecret, undefined, options);
}

interface Claims extends Readonly<Record<string, unknown>> {
  readonly iss: string;
  readonly sub: string;
}

function toIdentity(claims: Claims, setUp: SingleSignOn, agents: readonly Agent[]): Identity | null {
  const role = roleIn(claims, setUp);
  const text = (name: string): string => (typeof claims[name] === 'string' ? claims[name] : '');
  const fullName = text('name');
  const namesakes = agents.filter(agent => agent.name.toLowerCase() === fullName.toLowerCase());
  const agentId = namesakes.length === 1 ? (namesakes[0]?.id ?? null) : null;
  if (role === null || (role === 'agent' && agentId === null)) return null;
  const name = text('preferred_username') || text('email') || fullName;
  return { issuer: claims.iss, subject: claims.sub, name, role, agentId };
}
