import { describe, expect, test } from 'vitest';
import { type Environment, readConfig } from '../../src/config/read-config.ts';

const least = {
  WEBHOOK_URL: 'https://hotline.example.com/push',
  CENTRAL_SERVICE_PHONE: '+49 30 23125 000',
  SERVICE_PHONES: '+49 30 23125 001',
};
const oidc = {
  OIDC_ISSUER: 'https://login.example.com/realms/a',
  OIDC_CLIENT_ID: 'familiar',
  OIDC_CLIENT_SECRET: 'hush',
  PAGE_URL: 'https://hotline.example.com/familiar',
};
const roles = { OIDC_ROLES: 'admin=bosses' };

function read(environment: Environment) {
  const result = readConfig({ ...least, ...environment });
  if (!result.ok) throw new Error(result.problems.join('\n'));
  return { ...result.config, warnings: result.warnings };
}

function problemsOf(environment: Environment): readonly string[] {
  const result = readConfig({ ...least, ...environment });
  return result.ok ? [] : result.problems;
}

const rolesOf = (text: string) =>
  read({ ...oidc, OIDC_ROLES: text }).singleSignOn?.roles.map(({ role, value }) => [role, value]);

describe('single sign-on', () => {
  test('is off unless it is set up, and then nobody comes in before roles are named', () => {
    expect(read({}).singleSignOn).toBeNull();
    const { singleSignOn, warnings } = read(oidc);
    expect(singleSignOn).toMatchObject({
      clientId: 'familiar',
      pageUrl: new URL('https://hotline.example.com/familiar/'),
      scope: 'openid profile email',
      roleClaim: 'roles',
      roles: [],
    });
    expect(warnings).toEqual([
      expect.stringMatching(/^OIDC_ROLES is not set, so nobody can sign in .* add viewer=\*\.$/),
    ]);
  });

  test('the best role stands first, however roles are written', () => {
    expect(rolesOf('viewer=*, agent = desk,admin=cn=bosses')).toEqual([
      ['admin', 'cn=bosses'],
      ['viewer', '*'],
      ['agent', 'desk'],
    ]);
  });

  test.each([
    ['admin="CN=Admins,OU=IT,DC=example", viewer=*', 'CN=Admins,OU=IT,DC=example'],
    ["admin='CN=Admins,OU=IT,DC=example' ,viewer=*", 'CN=Admins,OU=IT,DC=example'],
    ['viewer=*,admin="the ""real"" bosses, all"', 'the "real" bosses, all'],
    ['admin=Sinéad O\'Brien "team",viewer=*', 'Sinéad O\'Brien "team"'],
    ['admin=Domain Admins,\n  viewer=*', 'Domain Admins'],
    ['admin=/staff/hotline, viewer=*', '/staff/hotline'],
    ['admin=8e1b3f1a-0c43-4d4b-9a55-0a9a1b7f3c10,viewer=*', '8e1b3f1a-0c43-4d4b-9a55-0a9a1b7f3c10'],
    ['admin=hotline@idm.example.com,viewer=*', 'hotline@idm.example.com'],
  ])('a value may hold what names of groups hold: %s', (text, value) => {
    expect(rolesOf(text)).toEqual([
      ['admin', value],
      ['viewer', '*'],
    ]);
    const shown = read({ ...oidc, OIDC_ROLES: text }).fixedSettings.find(({ name }) => name === 'OIDC_ROLES');
    expect(rolesOf(shown?.value ?? '')).toEqual(rolesOf(text));
  });

  test.each([
    'root=bosses',
    'admin=',
    'admin=""',
    'admin="bosses',
    'admin="bosses" and more',
    'admin=CN=Admins,DC=example',
    'admin=bosses; viewer=*',
    'admin=bosses viewer=*',
    'admin=bosses\nviewer=*',
    'admin=bosses,',
    '{"admin":["bosses"]}',
    'bosses',
  ])('roles that can be read in two ways are refused with how to write them: %j', text => {
    expect(problemsOf({ ...oidc, OIDC_ROLES: text })).toEqual([
      `OIDC_ROLES is ${JSON.stringify(text)}: give pairs such as admin=hotline-admins, supervisor=hotline-leads, viewer=*, separated by commas; a value with a comma stands in quotes, such as admin="CN=Admins,DC=example"; roles are admin, supervisor, viewer, agent.`,
    ]);
  });

  test.each([
    ['openid groups', 'openid groups'],
    ['groups', 'openid groups'],
    ['profile,email, groups', 'openid profile email groups'],
    ['openid  profile\topenid', 'openid profile'],
    ['openid urn:zitadel:iam:org:projects:roles', 'openid urn:zitadel:iam:org:projects:roles'],
    ['openid api://0c43/.default', 'openid api://0c43/.default'],
  ])('scopes %j ask for %j: openid is always among them', (text, scope) => {
    expect(read({ ...oidc, ...roles, OIDC_SCOPE: text }).singleSignOn?.scope).toBe(scope);
  });

  test.each([
    [
      'https://login.example.com/realms/a/.well-known/openid-configuration',
      'https://login.example.com/realms/a',
    ],
    ['https://login.example.com/.well-known/openid-configuration', 'https://login.example.com/'],
    ['https://auth.example.com/application/o/familiar/', 'https://auth.example.com/application/o/familiar/'],
    ['http://localhost:9000/dex', 'http://localhost:9000/dex'],
  ])('the issuer %s is %s', (text, issuer) => {
    expect(read({ ...oidc, ...roles, OIDC_ISSUER: text }).singleSignOn?.issuer.href).toBe(issuer);
  });

  test.each([
    [{ PAGE_URL: '' }, 'PAGE_URL is not set: single sign-on needs'],
    [{ OIDC_CLIENT_SECRET: '' }, 'OIDC_CLIENT_SECRET is not set: single sign-on needs'],
    [
      { OIDC_ISSUER: 'http://login.example.com' },
      'OIDC_ISSUER is "http://login.example.com": give the https',
    ],
    [{ OIDC_ISSUER: 'login.example.com' }, 'OIDC_ISSUER is "login.example.com": give the https'],
    [{ OIDC_ISSUER: 'https://a:b@login.example.com' }, 'give the https'],
    [{ OIDC_SCOPE: 'openid grüppchen' }, 'OIDC_SCOPE is "openid grüppchen": give the names of scopes'],
    [{ OIDC_SCOPE: '"openid groups"' }, 'give the names of scopes'],
  ])('%o is refused with the remedy', (changes, problem) => {
    expect(problemsOf({ ...oidc, ...roles, ...changes })).toEqual([expect.stringContaining(problem)]);
  });

  test.each([
    [
      'what half of the settings would do',
      { OIDC_ROLES: 'admin=bosses' },
      'Single sign-on is partly set up, but off',
    ],
    [
      'one value with two roles',
      { ...oidc, OIDC_ROLES: 'admin=Bosses, viewer=bosses' },
      'OIDC_ROLES gives "bosses" the roles admin and viewer; admin counts.',
    ],
    [
      'everybody at a provider that is open to all',
      { ...oidc, OIDC_ISSUER: 'https://accounts.google.com', OIDC_ROLES: 'viewer=*' },
      'anybody in the world can have an account at accounts.google.com',
    ],
    [
      'a provider that is open to all organisations',
      { ...oidc, ...roles, OIDC_ISSUER: 'https://login.microsoftonline.com/common/v2.0' },
      'Put the id of your tenant in the place of common.',
    ],
  ])('the start says %s', (_, environment, warning) => {
    expect(read(environment).warnings).toEqual([expect.stringContaining(warning)]);
  });

  test('and says nothing where all is well', () => {
    expect(read({ ...oidc, OIDC_ROLES: 'admin=bosses, viewer=*' }).warnings).toEqual([]);
    const scope = { OIDC_SCOPE: 'openid profile email offline_access' };
    expect(read({ ...oidc, ...roles, ...scope }).warnings).toEqual([]);
  });
});
