import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import Provider, { type SigningAlgorithm } from 'oidc-provider';
import type { SingleSignOn } from '../../src/app/access/single-sign-on.ts';

type Claims = Readonly<Record<string, unknown>>;
type Method = 'client_secret_basic' | 'client_secret_post';

/** What a code is redeemed for. */
export interface Tokens {
  readonly access_token: string;
  readonly id_token: string;
}

/** How a provider differs from a plain one: as strict as the product that it stands for. */
export interface ProviderProfile {
  /** Path of the issuer, with or without a slash at its end; also a slash alone. */
  readonly path?: string;
  readonly clientId?: string;
  readonly secret?: string;
  /** The one way for which the client is registered. */
  readonly method?: Method;
  /** What discovery lists; null: nothing. */
  readonly listed?: readonly string[] | null;
  /** False: what comes by basic is compared as it is, against RFC 6749. */
  readonly decodes?: boolean;
  /** Scopes beside profile and email, and the claims that they give. */
  readonly scopes?: Readonly<Record<string, readonly string[]>>;
  /** Claims that come whatever the scope. */
  readonly always?: readonly string[];
  /** Scopes that the client may ask for; others are refused. Left out: all. */
  readonly allowed?: readonly string[];
  /** Claims in each place; left out: all that the scopes give. Null: there is no such place, or it can't be read. */
  readonly idToken?: readonly string[];
  readonly userinfo?: readonly string[] | null;
  readonly accessToken?: readonly string[] | null;
  readonly algorithm?: SigningAlgorithm;
  /** Whether userinfo is a JWT. */
  readonly signsUserinfo?: boolean;
  /** False: it gives no refresh token. */
  readonly renews?: boolean;
  /** Changes what discovery says. */
  readonly describes?: (metadata: Claims) => Claims;
  /** Changes what the token endpoint answers. */
  readonly gives?: (tokens: Tokens) => object;
  /** Where discovery lies, if the well-known address only leads there. */
  readonly movedTo?: string;
  /** Changes the claims of an access token, beside those of the person. */
  readonly accessTokenClaims?: Claims;
}

/** An identity provider where everybody signs in with their login and any password. */
export interface IdentityProvider extends AsyncDisposable {
  /** How a page at this address is set up to use it. Admins are `bosses`, viewers `desk`, agents `phones`. */
  readonly singleSignOn: SingleSignOn;
  /** How often somebody wanted to redeem a code, and how they proved who they are. */
  readonly redeemed: readonly Method[];
  /** Whose accounts are blocked there by now, by login. */
  readonly blocked: Set<string>;
  /** How often it was asked whether it still vouches for somebody. */
  renewals(): number;
}

/** `people` are their claims by login; they may change while it runs. */
export async function startIdentityProvider(
  people: Readonly<Record<string, object>>,
  pageUrl: URL,
  profile: ProviderProfile = {},
): Promise<IdentityProvider> {
  const { path = '', clientId = 'familiar', secret = 'a secret: that + only/two know' } = profile;
  const outer = createServer();
  const inner = createServer();
  await Promise.all([listen(outer), listen(inner)]);
  const issuer = new URL(`http://127.0.0.1:${portOf(outer)}${path}`);
  const claimsOf = (login: string): Claims => ({ sub: login, ...people[login] });
  const blocked = new Set<string>();
  let renewals = 0;
  const provider = createProvider(issuer, claimsOf, pageUrl, { ...profile, clientId, secret, blocked });
  provider.on('grant.success', ({ oidc }) => {
    if (oidc.params?.['grant_type'] === 'refresh_token') renewals += 1;
  });
  const callback = provider.callback();
  const mount = path.replace(/\/$/, '');
  inner.on('request', (incoming, response) =>
    callback(Object.assign(incoming, { originalUrl: `${mount}${incoming.url}` }), response),
  );
  const redeemed: Method[] = [];
  const door = { profile, mount, issuer, clientId, secret, claimsOf, redeemed, inner: portOf(inner) };
  outer.on('request', createDoor(door));
  return {
    redeemed,
    blocked,
    renewals: () => renewals,
    singleSignOn: {
      issuer,
      clientId,
      clientSecret: secret,
      pageUrl,
      scope: 'openid profile email',
      roleClaim: 'realm.roles',
      roles: [
        { role: 'admin', value: 'bosses' },
        { role: 'viewer', value: 'desk' },
        { role: 'agent', value: 'phones' },
      ],
    },
    async [Symbol.asyncDispose]() {
      await Promise.all([outer, inner].map(stop));
    },
  };
}

/** As it is written: a URL always has a slash behind its host, an issuer only here and there. */
function textOf(issuer: URL, { path = '' }: ProviderProfile): string {
  return path === '' ? issuer.origin : issuer.href;
}

const profileClaims = ['name', 'given_name', 'family_name', 'preferred_username', 'realm'];

function createProvider(
  issuer: URL,
  claimsOf: (login: string) => Claims,
  pageUrl: URL,
  profile: ProviderProfile & {
    readonly clientId: string;
    readonly secret: string;
    readonly blocked: ReadonlySet<string>;
  },
): Provider {
  const { algorithm = 'RS256', idToken, userinfo, scopes = {}, always = [] } = profile;
  const shownAt = (use: string) => (use === 'id_token' ? idToken : (userinfo ?? undefined));
  return new Provider(textOf(issuer, profile), {
    clients: [
      {
        client_id: profile.clientId,
        client_secret: profile.secret,
        token_endpoint_auth_method: profile.method ?? 'client_secret_basic',
        id_token_signed_response_alg: algorithm,
        ...(profile.signsUserinfo === true ? { userinfo_signed_response_alg: algorithm } : {}),
        grant_types: ['authorization_code', 'refresh_token'],
        redirect_uris: [new URL('api/oidc-callback', pageUrl).href],
      },
    ],
    jwks: { keys: [signingKey(algorithm).export({ format: 'jwk' })] },
    cookies: { keys: ['of no importance'] },
    features: { jwtUserinfo: { enabled: profile.signsUserinfo === true } },
    enabledJWA: { idTokenSigningAlgValues: [algorithm], userinfoSigningAlgValues: [algorithm] },
    issueRefreshToken: async () => profile.renews !== false,
    rotateRefreshToken: true,
    pkce: { required: () => true },
    conformIdTokenClaims: false,
    claims: {
      openid: ['sub', ...always],
      profile: profileClaims,
      email: ['email', 'email_verified'],
      ...Object.fromEntries(Object.entries(scopes).map(([name, claims]) => [name, [...claims]])),
    },
    findAccount: (_, login) =>
      profile.blocked.has(login)
        ? undefined
        : {
            accountId: login,
            async claims(use) {
              const shown = shownAt(use);
              const all = claimsOf(login);
              return { ...pick(all, shown ?? Object.keys(all)), sub: login };
            },
          },
  });
}

const keys = new Map<string, KeyObject>();

/** One for all providers, since making it takes far longer than using it. */
function signingKey(algorithm: string): KeyObject {
  const key = keys.get(algorithm) ?? makeKey(algorithm);
  keys.set(algorithm, key);
  return key;
}

function makeKey(algorithm: string): KeyObject {
  if (algorithm.startsWith('ES')) return generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
  if (algorithm === 'EdDSA') return generateKeyPairSync('ed25519').privateKey;
  return generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
}

function pick(claims: Claims, names: readonly string[]): Claims {
  return Object.fromEntries(Object.entries(claims).filter(([name]) => names.includes(name)));
}

interface Door {
  readonly profile: ProviderProfile;
  readonly mount: string;
  readonly issuer: URL;
  readonly clientId: string;
  readonly secret: string;
  readonly claimsOf: (login: string) => Claims;
  readonly redeemed: Method[];
  /** Port of the provider behind it. */
  readonly inner: number;
}

/** What stands before the provider, which by itself is kinder than the products are. */
function createDoor(door: Door): (incoming: IncomingMessage, response: ServerResponse) => void {
  const { profile, mount } = door;
  const opaque = new Map<string, string>();
  const accessKey = signingKey('RS256');
  return async (incoming, response) => {
    const url = new URL(incoming.url ?? '', door.issuer);
    const place = url.pathname.slice(mount.length);
    const body = incoming.method === 'POST' ? await text(incoming) : '';
    const wellKnown = '/.well-known/openid-configuration';
    if (profile.movedTo !== undefined && place === wellKnown)
      return void response.writeHead(301, { location: `${mount}${profile.movedTo}` }).end();
    if (place === '/auth') {
      const refusal = refuseScope(url, door);
      if (refusal !== null) return void response.writeHead(303, { location: refusal }).end();
    }
    if (place === '/me' && profile.userinfo === null) return void response.writeHead(403).end();
    const headers = { ...incoming.headers };
    if (place === '/token') {
      const isKnown = isProved(body, headers.authorization, door);
      if (!isKnown) return answerJson(response, 401, { error: 'invalid_client' });
      // The provider behind decodes, whether this one does or not.
      if (headers.authorization !== undefined) headers.authorization = properly(door);
    }
    if (place === '/me') {
      const [, token = ''] = headers.authorization?.split(' ') ?? [];
      headers.authorization = `Bearer ${opaque.get(token) ?? token}`;
    }
    const target = place === profile.movedTo ? wellKnown : place;
    const reply = await forward(door.inner, `${target}${url.search}`, { ...incoming, headers, body });
    if (target === wellKnown) return answerJson(response, 200, describe(JSON.parse(reply.body), door));
    if (place === '/token' && reply.status === 200) {
      const tokens: Tokens = JSON.parse(reply.body);
      const jwt = profile.accessToken == null ? null : accessTokenFor(tokens.id_token, accessKey, door);
      const given = { ...tokens, access_token: jwt ?? tokens.access_token };
      opaque.set(given.access_token, tokens.access_token);
      return answerJson(response, 200, profile.gives?.(given) ?? given);
    }
    response.writeHead(reply.status, reply.headers).end(reply.body);
  };
}

function refuseScope(url: URL, { profile, issuer }: Door): string | null {
  const asked = url.searchParams.get('scope')?.split(' ') ?? [];
  if (profile.allowed === undefined || asked.every(scope => profile.allowed?.includes(scope))) return null;
  const back = new URL(url.searchParams.get('redirect_uri') ?? '');
  back.searchParams.set('error', 'invalid_scope');
  back.searchParams.set('error_description', 'The client may not ask for this scope');
  back.searchParams.set('state', url.searchParams.get('state') ?? '');
  back.searchParams.set('iss', textOf(issuer, profile));
  return back.href;
}

/** Whether the client has proved itself in the one way for which it is registered. */
function isProved(body: string, authorization: string | undefined, door: Door): boolean {
  const { profile, clientId, secret, redeemed } = door;
  const form = new URLSearchParams(body);
  const used: Method = authorization === undefined ? 'client_secret_post' : 'client_secret_basic';
  redeemed.push(used);
  if (used !== (profile.method ?? 'client_secret_basic')) return false;
  if (used === 'client_secret_post') return form.get('client_secret') === secret;
  if (form.has('client_secret')) return false;
  const decode = (part = '') =>
    profile.decodes === false ? part : decodeURIComponent(part.replaceAll('+', '%20'));
  const [, encoded = ''] = /^Basic (\S+)$/.exec(authorization ?? '') ?? [];
  const [name, ...rest] = Buffer.from(encoded, 'base64').toString().split(':');
  return decode(name) === clientId && decode(rest.join(':')) === secret;
}

function properly({ clientId, secret }: Door): string {
  const both = `${encodeURIComponent(clientId)}:${encodeURIComponent(secret)}`;
  return `Basic ${Buffer.from(both).toString('base64')}`;
}

function describe(metadata: Claims, { profile }: Door): Claims {
  const methods = profile.listed === undefined ? [profile.method ?? 'client_secret_basic'] : profile.listed;
  const { token_endpoint_auth_methods_supported: _, ...rest } = metadata;
  const listed = methods === null ? {} : { token_endpoint_auth_methods_supported: methods };
  return profile.describes?.({ ...rest, ...listed }) ?? { ...rest, ...listed };
}

/** A JWT of the person of this ID token, as Keycloak and others make them. */
function accessTokenFor(idToken: string, key: KeyObject, door: Door): string {
  const { sub, iss } = JSON.parse(Buffer.from(idToken.split('.')[1] ?? '', 'base64url').toString());
  const { profile, claimsOf, clientId } = door;
  const shown = pick(claimsOf(sub), profile.accessToken ?? []);
  const claims = {
    iss,
    sub,
    aud: 'account',
    azp: clientId,
    typ: 'Bearer',
    ...shown,
    ...profile.accessTokenClaims,
  };
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${part({ alg: 'RS256', typ: 'JWT' })}.${part(claims)}`;
  return `${signed}.${sign('sha256', Buffer.from(signed), key).toString('base64url')}`;
}

interface Forwarded {
  readonly method?: string | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

async function forward(port: number, path: string, { method, headers, body }: Forwarded) {
  const asked = request({ host: '127.0.0.1', port, path, method, headers });
  asked.end(body);
  const [reply] = (await once(asked, 'response')) as [IncomingMessage];
  return { status: reply.statusCode ?? 500, headers: reply.headers, body: await text(reply) };
}

function answerJson(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

async function listen(server: Server): Promise<void> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

async function stop(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}
