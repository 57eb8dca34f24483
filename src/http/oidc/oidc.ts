import type { Configuration, TokenEndpointResponse, TokenEndpointResponseHelpers } from 'openid-client';
import { agentOf, likelyAgentOf } from '../../app/access/sign-on/agent-of.ts';
import type { ClaimSources, Claims } from '../../app/access/sign-on/claims.ts';
import { describeRefusal, type RefusedSignIn } from '../../app/access/sign-on/refused.ts';
import { roleOf } from '../../app/access/sign-on/role-of.ts';
import type { Confirmation } from '../../app/access/sign-on/standing.ts';
import { type Identity, type SingleSignOn, signOnIdOf } from '../../app/access/single-sign-on.ts';
import type { AppContext } from '../../app/context.ts';
import type { AgentId } from '../../domain/roster.ts';
import { readAccessToken } from './access-token.ts';
import {
  explainFailure,
  isClientRefused,
  isNoLongerVouchedFor,
  readSentBack,
  shortReason,
} from './failure.ts';
import { discoverProvider, loadClient, type Provider } from './provider.ts';

/** What must be remembered while somebody is at the identity provider. */
export interface Departure {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** A person the identity provider has signed in. */
export interface Arrival {
  /** Issuer and subject. */
  readonly who: string;
  /** Null: they have no role, so they are refused. */
  readonly identity: Identity | null;
  /** What an admin should know; null if nothing. */
  readonly refused: RefusedSignIn | null;
  /** What the provider is asked with later (a refresh token); null: it gave none. */
  readonly renewal: string | null;
}

/** Signing in by OpenID Connect: the code flow with PKCE, state and nonce. */
export interface OidcClient {
  /** The address to send a browser to, and what to remember. */
  depart(): Promise<{ readonly address: URL; readonly departure: Departure }>;
  /** Who came back to this address. Rejects if anything about it is wrong. */
  arrive(search: string, departure: Departure): Promise<Arrival>;
  /** Whether the provider still vouches for somebody. Never rejects. */
  ask(renewal: string): Promise<Confirmation>;
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
        return await identify(tokens, configuration);
      } catch (error) {
        // The problem may be fixed at the provider.
        if (explainFailure(error).warning !== null) forget();
        throw error;
      }
    },
    async ask(renewal) {
      try {
        const client = await loadClient();
        const [configuration] = (await discover()).configurations;
        const tokens = await client.refreshTokenGrant(configuration, renewal);
        // Many leave out who it is about: then nothing has changed.
        const arrival = tokens.claims() === undefined ? null : await identify(tokens, configuration);
        return confirmationOf(arrival, tokens.refresh_token ?? null);
      } catch (error) {
        if (isNoLongerVouchedFor(error)) return { kind: 'ended' };
        app.log.warn(
          { detail: shortReason(error) },
          'The identity provider could not be asked about somebody.',
        );
        return { kind: 'unknown' };
      }
    },
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

/** Who it is that some tokens are about, and what they may. */
function createIdentifier(setUp: SingleSignOn, { known, store }: Pick<AppContext, 'known' | 'store'>) {
  const asked = new Set(setUp.scope.split(' '));
  return async (tokens: Tokens, configuration: Configuration): Promise<Arrival> => {
    const { sources, userinfoProblem } = await gatherClaims(tokens, configuration);
    const scopes = (configuration.serverMetadata().scopes_supported ?? []).filter(
      scope => /group|role/i.test(scope) && !asked.has(scope),
    );
    const { agents } = known.roster;
    const { iss, sub } = sources.idToken;
    const record = await store.signOns.find(signOnIdOf(`${iss} ${sub}`));
    const assigned = agents.find(({ id }) => id === record?.agentId)?.id ?? null;
    const arrival = judge(sources, { setUp, agents, assigned, scopes, userinfoProblem });
    return { ...arrival, renewal: tokens.refresh_token ?? null };
  };
}

/** Google gives a refresh token only so. */
const askedOfGoogle = { access_type: 'offline', prompt: 'consent' };

type Tokens = TokenEndpointResponse & TokenEndpointResponseHelpers;

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

/**
 * The provider's claims about somebody, from its three sources. A failure to read userinfo is reported only
 * if a role is missing.
 */
async function gatherClaims(
  tokens: Tokens,
  configuration: Configuration,
): Promise<{ readonly sources: ClaimSources; readonly userinfoProblem: string | null }> {
  const client = await loadClient();
  const idToken = tokens.claims();
  if (idToken === undefined) throw new Error('The library lets nothing pass without an ID token.');
  const { client_id: clientId } = configuration.clientMetadata();
  const accessToken = readAccessToken(tokens.access_token, { ...idToken, clientId });
  const isAsked = configuration.serverMetadata().userinfo_endpoint !== undefined;
  try {
    const userinfo = isAsked
      ? await client.fetchUserInfo(configuration, tokens.access_token, idToken.sub)
      : {};
    return { sources: { idToken, userinfo, accessToken }, userinfoProblem: null };
  } catch (error) {
    // Userinfo of somebody else is a serious error.
    if (error instanceof client.ClientError && error.code === 'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED')
      throw error;
    return { sources: { idToken, userinfo: {}, accessToken }, userinfoProblem: shortReason(error) };
  }
}

interface Circumstances extends Pick<RefusedSignIn, 'scopes' | 'userinfoProblem'> {
  readonly setUp: SingleSignOn;
  readonly agents: AppContext['known']['roster']['agents'];
  /** Which agent an admin has said they are. */
  readonly assigned: AgentId | null;
}

/** Somebody whose renewed claims say that they have no role any more is out; claims that are missing say nothing. */
function confirmationOf(arrival: Arrival | null, renewal: string | null): Confirmation {
  const problem = arrival?.identity === null ? arrival.refused?.problem : null;
  if (problem === 'no-value-fits' || problem === 'no-agent') return { kind: 'ended' };
  return { kind: 'confirmed', renewal, identity: arrival?.identity ?? null };
}

function judge(
  sources: ClaimSources,
  { setUp, agents, assigned, ...more }: Circumstances,
): Omit<Arrival, 'renewal'> {
  const claims: Claims = { ...sources.userinfo, ...sources.idToken };
  const text = (name: string): string => (typeof claims[name] === 'string' ? claims[name] : '');
  const { values, ...verdict } = roleOf(sources, setUp);
  const agentId = assigned ?? agentOf(sources, agents)?.id ?? null;
  const isNobody = verdict.role === 'agent' && agentId === null;
  const role = isNobody ? null : verdict.role;
  const problem = isNobody ? 'no-agent' : verdict.problem;
  const name = text('preferred_username') || text('email') || text('name');
  const who = `${text('iss')} ${text('sub')}`;
  return {
    who,
    identity: role === null ? null : { issuer: text('iss'), subject: text('sub'), name, role, agentId },
    refused:
      problem === null
        ? null
        : describeRefusal({ role, problem, values }, sources, {
            who,
            name: text('name') || name,
            likelyAgentId: likelyAgentOf(sources, agents)?.id ?? null,
            ...more,
          }),
  };
}
