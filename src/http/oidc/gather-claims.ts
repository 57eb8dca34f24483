import type { Configuration, TokenEndpointResponse, TokenEndpointResponseHelpers } from 'openid-client';
import type { ClaimSources, Claims } from '../../app/access/sign-on/claims.ts';
import { readAccessToken } from './access-token.ts';
import { shortReason } from './failure.ts';
import { loadClient } from './provider.ts';

export type Tokens = TokenEndpointResponse & TokenEndpointResponseHelpers;

/** What a provider says of somebody. */
export interface Gathered {
  readonly sources: ClaimSources;
  /** Why userinfo could not be read; null: it could, or there is none. */
  readonly userinfoProblem: string | null;
}

/**
 * The provider's claims about somebody, from its three sources. Null: it does not even say who it is about. A
 * renewal may come without an ID token (OpenID Connect Core, 12.2), and not every provider has userinfo.
 *
 * @throws if userinfo is about somebody else, or alone could say who it is about and can't be read
 */
export async function gatherClaims(tokens: Tokens, configuration: Configuration): Promise<Gathered | null> {
  const { userinfo, userinfoProblem } = await askUserinfo(tokens, configuration);
  const { issuer } = configuration.serverMetadata();
  const { sub } = userinfo;
  const idToken = tokens.claims() ?? (typeof sub === 'string' ? { iss: issuer, sub } : null);
  if (idToken === null) return null;
  const { client_id: clientId } = configuration.clientMetadata();
  const accessToken = readAccessToken(tokens.access_token, { ...idToken, clientId });
  return { sources: { idToken, userinfo, accessToken }, userinfoProblem };
}

interface Userinfo extends Pick<Gathered, 'userinfoProblem'> {
  readonly userinfo: Claims;
}

async function askUserinfo(tokens: Tokens, configuration: Configuration): Promise<Userinfo> {
  if (configuration.serverMetadata().userinfo_endpoint === undefined)
    return { userinfo: {}, userinfoProblem: null };
  const client = await loadClient();
  const idToken = tokens.claims();
  const expected = idToken?.sub ?? client.skipSubjectCheck;
  try {
    const userinfo = await client.fetchUserInfo(configuration, tokens.access_token, expected);
    return { userinfo, userinfoProblem: null };
  } catch (error) {
    const isOfSomebodyElse =
      error instanceof client.ClientError && error.code === 'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED';
    if (isOfSomebodyElse || idToken === undefined) throw error;
    return { userinfo: {}, userinfoProblem: shortReason(error) };
  }
}
