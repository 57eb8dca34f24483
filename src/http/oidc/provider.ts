import type { ClientAuth, Configuration, CustomFetchOptions, ServerMetadata } from 'openid-client';
import type { SingleSignOn } from '../../app/access/single-sign-on.ts';
import type { Warning } from '../../app/health/health-summary.ts';
import { parseUrl } from '../../domain/parse-url.ts';

type Library = typeof import('openid-client');

/** The provider does not match the settings, or requires what Familiar can't do. */
export class SignOnSetUpError extends Error {
  override readonly name = 'SignOnSetUpError';
  /** What is wrong and what to do. */
  readonly warning: Warning;

  constructor(warning: Warning) {
    super(warning.en);
    this.warning = warning;
  }
}

/** An identity provider as it describes itself. */
export interface Provider {
  readonly metadata: ServerMetadata;
  /** One for each way of client authentication, the likeliest first. */
  readonly configurations: readonly [Configuration, ...Configuration[]];
}

/** Clocks of servers differ; Microsoft's own libraries allow for as much. */
const clockToleranceSeconds = 300;
const timeoutSeconds = 10;

/** Loaded on first use. */
export function loadClient(): Promise<Library> {
  return import('openid-client');
}

/**
 * Reads the provider's description of itself (discovery).
 *
 * @throws SignOnSetUpError, or what the library throws if the provider does not answer.
 */
export async function discoverProvider(setUp: SingleSignOn): Promise<Provider> {
  const client = await loadClient();
  const address = discoveryAddress(setUp.issuer);
  // The settings allow http only on this computer.
  const execute = setUp.issuer.protocol === 'http:' ? [client.allowInsecureRequests] : [];
  const found = await client.discovery(address, setUp.clientId, {}, undefined, {
    execute,
    timeout: timeoutSeconds,
    [client.customFetch]: fetchFollowing,
  });
  const metadata = found.serverMetadata();
  checkIssuer(setUp.issuer, metadata.issuer);
  const [first, ...others] = waysToProve(metadata, setUp, client).map(auth => {
    const secrets = { client_secret: setUp.clientSecret, [client.clockTolerance]: clockToleranceSeconds };
    const configuration = new client.Configuration(metadata, setUp.clientId, secrets, auth);
    configuration.timeout = timeoutSeconds;
    for (const change of execute) change(configuration);
    return configuration;
  });
  if (first === undefined) throw new SignOnSetUpError(noWayToProve(metadata));
  return { metadata, configurations: [first, ...others] };
}

export function discoveryAddress(issuer: URL): URL {
  const address = new URL(issuer);
  address.pathname = `${issuer.pathname.replace(/\/+$/, '')}/.well-known/openid-configuration`;
  return address;
}

/**
 * Follows redirects from the well-known address, as Nextcloud's web server makes them; never away from https.
 */
async function fetchFollowing(address: string, { headers, signal }: CustomFetchOptions): Promise<Response> {
  const response = await fetch(address, { headers, signal: signal ?? null, redirect: 'follow' });
  if (new URL(response.url).protocol === new URL(address).protocol) return response;
  throw new SignOnSetUpError({
    en: `The identity provider redirects from ${address} to ${response.url}, which is not encrypted. Set OIDC_ISSUER to its real address.`,
    de: `Der Identitätsanbieter leitet von ${address} auf ${response.url} um, unverschlüsselt. Setzen Sie OIDC_ISSUER auf seine wirkliche Adresse.`,
  });
}

/**
 * Providers whose issuer may differ from the setting, for good reason: Entra's tenants have a name and an id.
 */
const isEntra = /(^|\.)(login\.microsoftonline\.com|b2clogin\.com|ciamlogin\.com)$/;

/**
 * Ignores a trailing slash: the issuers of Auth0 and Authentik have one, and people leave it out.
 */
export function isSameIssuer(one: string, other: string): boolean {
  const plain = (issuer: string): string => parseUrl(issuer)?.href.replace(/\/+$/, '') ?? issuer;
  return plain(one) === plain(other);
}

function checkIssuer(given: URL, named: string): void {
  if (named.includes('{')) throw new SignOnSetUpError(anyTenant(given));
  if (!isSameIssuer(given.href, named) && !isEntra.test(given.hostname))
    throw new SignOnSetUpError({
      en: `OIDC_ISSUER is ${given.href}, but the identity provider there calls itself ${named}. If that is the right one, set OIDC_ISSUER=${named}.`,
      de: `OIDC_ISSUER ist ${given.href}, aber der Identitätsanbieter dort nennt sich ${named}. Wenn es der richtige ist, setzen Sie OIDC_ISSUER=${named}.`,
    });
}

function anyTenant({ href }: URL): Warning {
  return {
    en: `OIDC_ISSUER is ${href}, where every organisation’s accounts may sign in. Replace “common” or “organizations” with your tenant’s id.`,
    de: `OIDC_ISSUER ist ${href}, wo sich Konten aller Organisationen anmelden dürfen. Setzen Sie statt „common“ oder „organizations“ die ID Ihres Mandanten ein.`,
  };
}

/**
 * The ways of client authentication to try. Discovery lists what the provider can do, but a client is often
 * registered for one way only, so the next is tried if one is refused.
 */
function waysToProve(
  { token_endpoint_auth_methods_supported: listed }: ServerMetadata,
  { clientId, clientSecret }: SingleSignOn,
  client: Library,
): readonly ClientAuth[] {
  const post = client.ClientSecretPost(clientSecret);
  const isPost = listed?.includes('client_secret_post') ?? true;
  // The default if nothing is listed.
  const isBasic = listed?.includes('client_secret_basic') ?? true;
  if (!isBasic) return isPost ? [post] : [];
  const plain = [clientId, clientSecret] as const;
  const encoded = [formEncoded(clientId), formEncoded(clientSecret)] as const;
  const needsEncoding = encoded.join() !== plain.join();
  // Some providers forget to decode the header, but get the body right.
  const undecoded = needsEncoding && !isPost ? [basic(plain)] : [];
  return [basic(encoded), ...(isPost ? [post] : []), ...undecoded];
}

function basic([name, secret]: readonly [string, string]): ClientAuth {
  const credentials = Buffer.from(`${name}:${secret}`).toString('base64');
  return (_server, _client, _body, headers) => headers.set('authorization', `Basic ${credentials}`);
}

/**
 * Encodes as RFC 6749 requires, and nothing more. The library also encodes hyphens and underscores, so
 * providers that forget to decode would refuse most secrets.
 */
function formEncoded(text: string): string {
  return encodeURIComponent(text).replaceAll('%20', '+');
}

function noWayToProve({ token_endpoint_auth_methods_supported: listed = [] }: ServerMetadata): Warning {
  const methods = listed.join(', ');
  return {
    en: `The identity provider accepts client authentication by ${methods} only. Familiar supports client_secret_basic and client_secret_post.`,
    de: `Beim Identitätsanbieter können sich Anwendungen nur mit ${methods} ausweisen. Familiar kann client_secret_basic und client_secret_post.`,
  };
}
