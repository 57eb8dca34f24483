import type { Claims } from '../../app/access/sign-on/claims.ts';
import { isSameIssuer } from './provider.ts';

/**
 * The claims of an access token, where Keycloak puts roles; none if it is opaque, or meant for an API only,
 * as with Entra.
 *
 * Its signature is not checked, and neither is that of the ID token. Both came in one reply of the token
 * endpoint, over TLS and to the holder of the client's secret, so they are as trustworthy as that connection
 * (OpenID Connect Core, 3.1.3.7, no. 6). But issuer, person and client, as far as given, must be those of
 * that ID token.
 */
export function readAccessToken(
  token: string,
  { iss, sub, clientId }: { readonly iss: string; readonly sub: string; readonly clientId: string },
): Claims {
  const claims = payloadOf(token);
  const isFor = (name: string): boolean => claims[name] === undefined || claims[name] === clientId;
  const isOfIssuer = claims['iss'] === undefined || isSameIssuer(String(claims['iss']), iss);
  const isOfPerson = claims['sub'] === undefined || claims['sub'] === sub;
  return isOfIssuer && isOfPerson && isFor('azp') && isFor('client_id') ? claims : {};
}

function payloadOf(token: string): Claims {
  const [, payload = '', signature] = token.split('.');
  if (signature === undefined) return {};
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString());
    return typeof claims === 'object' && claims !== null && !Array.isArray(claims) ? { ...claims } : {};
  } catch {
    return {};
  }
}
