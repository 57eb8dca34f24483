import { afterEach, describe, expect, test } from 'vitest';
import type { SingleSignOn } from '../../../src/app/access/single-sign-on.ts';
import { reportHealth } from '../../../src/app/health/report-health.ts';
import { authorise, openCookieBrowser } from '../../support/cookie-browser.ts';
import { type ProviderProfile, startIdentityProvider, type Tokens } from '../../support/identity-provider.ts';
import { startTestPage } from '../../support/page.ts';

const pageUrl = new URL('http://familiar.test/');
const bosses = { name: 'Chefin', preferred_username: 'chefin', realm: { roles: ['bosses'] } };

const open: AsyncDisposable[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one[Symbol.asyncDispose]();
});

interface Attempt {
  readonly profile?: ProviderProfile;
  readonly setUp?: Partial<SingleSignOn>;
  readonly claims?: object;
  /** Changes the settings by what is known of the provider. */
  readonly change?: (setUp: SingleSignOn) => Partial<SingleSignOn>;
}

/** Somebody tries to sign in; what they are told, and what operators are. */
async function attempt({ profile = {}, setUp = {}, claims = bosses, change = () => ({}) }: Attempt) {
  const provider = await startIdentityProvider({ chefin: claims }, pageUrl, profile);
  const wholly = { ...provider.singleSignOn, ...setUp };
  const page = await startTestPage({ singleSignOn: { ...wholly, ...change(wholly) } });
  open.push(page, provider);
  const browser = openCookieBrowser(pageUrl, page.url);
  let next = await authorise(browser, pageUrl, 'chefin');
  if (next.includes('/api/oidc-callback')) next = (await browser.go(next)).next ?? '';
  const [, told] = /#\/(?:sign-in\/)?(.*)$/.exec(next) ?? [];
  const warnings = reportHealth(page.context).warnings;
  return {
    told,
    page,
    provider,
    browser,
    warnings,
    log: page.log.lines.filter(line => /^(warn|error)/.test(line)),
  };
}

/** An ID token with other claims, which the provider would have signed as well. */
function withClaims(token: string, changes: object): string {
  const [header = '', payload = '', signature = ''] = token.split('.');
  const claims = { ...JSON.parse(Buffer.from(payload, 'base64url').toString()), ...changes };
  return [header, Buffer.from(JSON.stringify(claims)).toString('base64url'), signature].join('.');
}

const giving = (changes: object): ProviderProfile => ({
  gives: tokens => ({ ...tokens, id_token: withClaims(tokens.id_token, changes) }),
});
const inSeconds = (seconds: number): number => Math.round(Date.now() / 1000) + seconds;

describe('what is set up wrongly is said to the person, in the log and by health, with what to do', () => {
  test.each<[string, Attempt, string, RegExp]>([
    [
      'another issuer than it calls itself',
      { profile: { describes: all => ({ ...all, issuer: 'https://login.example.com/realms/b' }) } },
      'sso-misconfigured',
      /calls itself https:\/\/login\.example\.com\/realms\/b\. If that is the right one, set OIDC_ISSUER=https:/,
    ],
    [
      'accounts of every organisation',
      {
        profile: {
          describes: all => ({ ...all, issuer: 'https://login.microsoftonline.com/{tenantid}/v2.0' }),
        },
      },
      'sso-misconfigured',
      /Replace “common”/,
    ],
    [
      'ways to prove oneself that Familiar has not',
      { profile: { listed: ['private_key_jwt', 'tls_client_auth'] } },
      'sso-misconfigured',
      /by private_key_jwt, tls_client_auth only/,
    ],
    [
      'a wrong secret',
      { setUp: { clientSecret: 'old' } },
      'sso-misconfigured',
      /check OIDC_CLIENT_ID and OIDC_CLIENT_SECRET, and whether the secret has expired/,
    ],
    [
      'an ID token that is encrypted',
      { profile: { gives: tokens => ({ ...tokens, id_token: 'a.b.c.d.e' }) } },
      'sso-misconfigured',
      /encrypts the ID token/,
    ],
    [
      'no ID token',
      { profile: { gives: ({ access_token }: Tokens) => ({ access_token, token_type: 'Bearer' }) } },
      'sso-misconfigured',
      /Allow the application the scope openid/,
    ],
    [
      'a clock that is far behind',
      { profile: giving({ iat: inSeconds(-7200), exp: inSeconds(-3600) }) },
      'sso-misconfigured',
      /clock of this server and that of the identity provider differ/,
    ],
    [
      'a clock that is far ahead',
      { profile: giving({ nbf: inSeconds(3600) }) },
      'sso-misconfigured',
      /clock of this server and that of the identity provider differ/,
    ],
    [
      'an ID token that names another issuer',
      { profile: giving({ iss: 'http://10.0.0.5:8080/realms/company' }) },
      'sso-misconfigured',
      /says “iss” "http:\/\/10\.0\.0\.5:8080\/realms\/company", where/,
    ],
    [
      'an ID token for another application',
      { profile: giving({ aud: 'account' }) },
      'sso-misconfigured',
      /says “aud” "account", where "familiar" is expected/,
    ],
    [
      'an ID token signed in another way than it says',
      { profile: { describes: all => ({ ...all, id_token_signing_alg_values_supported: ['ES256'] }) } },
      'sso-misconfigured',
      /signs the ID token with RS256, though it says that it signs with ES256/,
    ],
    [
      'nothing at the address of the issuer',
      { change: ({ issuer }) => ({ issuer: new URL('/elsewhere', issuer) }) },
      'sso-unavailable',
      /did not answer as it should \(HTTP 404\)\. Check OIDC_ISSUER/,
    ],
    [
      'nobody at that address',
      { setUp: { issuer: new URL('http://127.0.0.1:9/') } },
      'sso-unavailable',
      /did not answer as it should \(.+\)\. Check OIDC_ISSUER/,
    ],
  ])('%s', async (_, given, code, warning) => {
    const { told, warnings, log, page } = await attempt(given);
    expect(told).toBe(code);
    expect(warnings).toEqual([{ en: expect.stringMatching(warning), de: expect.any(String) }]);
    expect(log).toEqual([expect.stringMatching(warning)]);
    expect(page.log.lines.join()).not.toContain('a secret: that');
  });

  test('a scope that the client may not have', async () => {
    const { told, warnings, log } = await attempt({
      profile: { allowed: ['openid', 'profile'] },
      setUp: { scope: 'openid profile groups' },
    });
    expect([told, warnings]).toEqual(['sso-misconfigured', []]);
    expect(log).toEqual([
      expect.stringMatching(/check OIDC_SCOPE.*invalid_scope: The client may not ask for this scope/),
    ]);
  });

  test('health is silent again once somebody has signed in', async () => {
    const people = { chefin: bosses };
    const provider = await startIdentityProvider(people, pageUrl);
    const setUp = { ...provider.singleSignOn, clientSecret: 'old' };
    const page = await startTestPage({ singleSignOn: setUp });
    open.push(page, provider);
    const signIn = async () => {
      const browser = openCookieBrowser(pageUrl, page.url);
      return (await browser.go(await authorise(browser, pageUrl, 'chefin'))).next;
    };
    expect(await signIn()).toContain('sso-misconfigured');
    expect(reportHealth(page.context).warnings).toHaveLength(1);
    Object.assign(setUp, { clientSecret: provider.singleSignOn.clientSecret });
    expect(await signIn()).toContain('#/live');
    expect(reportHealth(page.context).warnings).toEqual([]);
  });
});

test('a provider without an address for signing out is said', async () => {
  const { browser } = await attempt({
    profile: { describes: ({ end_session_endpoint: _, ...rest }) => rest },
  });
  const { next } = await browser.go(new URL('api/oidc-logout', pageUrl).href);
  expect(next).toBe(new URL('#/sign-in/sso-no-logout', pageUrl).href);
});

test.each([
  ['a clock two minutes behind', giving({ iat: inSeconds(-3720), exp: inSeconds(-120) })],
  ['a clock two minutes ahead', giving({ nbf: inSeconds(120) })],
  ['several audiences', giving({ aud: ['account', 'familiar'], azp: 'familiar' })],
])('%s keeps nobody out', async (_, profile) => {
  expect((await attempt({ profile })).told).toBe('live');
});

test('the userinfo of somebody else is refused', async () => {
  const { told, browser } = await attempt({ profile: giving({ sub: 'anna' }) });
  expect(told).toBe('sso-failed');
  expect(await browser.session()).toBeNull();
});

test.each<[string, Readonly<Record<string, unknown>>]>([
  ['issuer', { iss: 'https://elsewhere.example' }],
  ['person', { sub: 'somebody' }],
  ['application', { azp: 'other' }],
  ['application, by another name', { azp: undefined, client_id: 'other' }],
])('an access token of another %s gives no role', async (_, accessTokenClaims) => {
  const keepsRoles = { idToken: [], userinfo: [], accessToken: ['realm'] } as const;
  expect((await attempt({ profile: keepsRoles })).told).toBe('live');
  expect((await attempt({ profile: { ...keepsRoles, accessTokenClaims } })).told).toBe('sso-no-role');
});

test.each(['a.b.c', 'a.bnVsbA.c', 'a.WzFd.c', 'opaque', '', 'a.e30'])(
  'an access token that says nothing does no harm: %j',
  async token => {
    const gives = (tokens: Tokens) => ({ ...tokens, access_token: token || 'x' });
    const { told } = await attempt({ profile: { gives, userinfo: null } });
    expect(told).toBe('live');
  },
);

test('where userinfo can not be read, roles of the ID token count; if they are missing, both are said', async () => {
  expect((await attempt({ profile: { userinfo: null } })).told).toBe('live');
  const { told, page, log } = await attempt({ profile: { userinfo: null, idToken: ['name'] } });
  expect(told).toBe('sso-no-role');
  expect(log).toEqual([expect.stringContaining('userinfo could not be read (HTTP 403)')]);
  const admin = await page.as('admin');
  const { refused } = (await admin.request('GET', '/refused-sign-ins')).body;
  expect(refused[0].text.de).toContain('war nicht lesbar (HTTP 403)');
});

describe('whoever is refused for want of a role', () => {
  const refusedOf = async (given: Attempt) => {
    const { told, page, log, warnings } = await attempt(given);
    const admin = await page.as('admin');
    const { body } = await admin.request('GET', '/refused-sign-ins');
    return { told, page, log, warnings, refused: body.refused };
  };

  test('is logged with the names of the claims that came, and the page alone tells admins values', async () => {
    const claims = { ...bosses, email: 'chefin@example.com', realm: { roles: ['kitchen'] } };
    const { told, log, refused } = await refusedOf({ claims });
    expect(told).toBe('sso-no-role');
    expect(log).toHaveLength(1);
    expect(log[0]).toContain('OIDC_ROLES knows: bosses, desk, phones. The page shows admins the values');
    expect(log[0]).not.toContain('kitchen');
    expect(log[0]).toMatch(/"userinfo":\[[^\]]*"email"/);
    expect(log[0]).not.toMatch(/Chefin|chefin|example\.com/);
    expect(refused).toEqual([
      {
        id: expect.stringMatching(/^sso-/),
        isAgentMissing: false,
        likelyAgentId: null,
        at: expect.any(Number),
        name: 'Chefin',
        role: null,
        roleClaim: 'realm.roles',
        values: ['kitchen'],
        claims: {
          idToken: expect.arrayContaining(['sub', 'realm']),
          userinfo: expect.arrayContaining(['name', 'realm']),
          accessToken: [],
        },
        text: {
          en: 'None of the values of the person has a role. OIDC_ROLES knows: bosses, desk, phones. To let everybody in who has “kitchen”, add for instance viewer=kitchen to OIDC_ROLES.',
          de: expect.stringContaining('OIDC_ROLES kennt: bosses, desk, phones.'),
        },
      },
    ]);
  });

  test('everybody is, where no roles are set: health says so from the start', async () => {
    const page = await startTestPage({
      singleSignOn: { ...(await startedProvider()).singleSignOn, roles: [] },
    });
    open.push(page);
    expect(reportHealth(page.context).warnings).toEqual([
      {
        en: expect.stringContaining('OIDC_ROLES is not set, so nobody can sign in'),
        de: expect.stringContaining('OIDC_ROLES ist nicht gesetzt'),
      },
    ]);
    const { told, refused } = await refusedOf({ setUp: { roles: [] } });
    expect(told).toBe('sso-no-role');
    expect(refused[0].text.en).toContain('add for instance viewer=bosses to OIDC_ROLES');
  });

  test('is told of once however often they try, and no longer once they are in', async () => {
    const people = { chefin: { ...bosses, realm: { roles: ['kitchen'] } } };
    const provider = await startIdentityProvider(people, pageUrl);
    const page = await startTestPage({ singleSignOn: provider.singleSignOn });
    open.push(page, provider);
    const signIn = async () => {
      const browser = openCookieBrowser(pageUrl, page.url);
      await browser.go(await authorise(browser, pageUrl, 'chefin'));
      const admin = await page.as('admin');
      return (await admin.request('GET', '/refused-sign-ins')).body.refused.length;
    };
    expect(await signIn()).toBe(1);
    expect(await signIn()).toBe(1);
    people.chefin.realm.roles = ['desk'];
    expect(await signIn()).toBe(0);
  });

  test('is nobody’s business but that of admins', async () => {
    const { page } = await refusedOf({ claims: {} });
    for (const role of ['supervisor', 'viewer', 'agent'] as const)
      expect((await (await page.as(role)).request('GET', '/refused-sign-ins')).status).toBe(403);
  });

  async function startedProvider() {
    const provider = await startIdentityProvider({}, pageUrl);
    open.push(provider);
    return provider;
  }
});
