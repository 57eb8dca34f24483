import { expect, test } from 'vitest';
import { type ClaimSources, type Claims, roleLikeNames } from '../../../../src/app/access/sign-on/claims.ts';
import { refusalText } from '../../../../src/app/access/sign-on/refusal-text.ts';
import {
  createRefusedSignIns,
  describeRefusal,
  type RefusedSignIn,
} from '../../../../src/app/access/sign-on/refused.ts';
import { roleOf } from '../../../../src/app/access/sign-on/role-of.ts';

const setUp = {
  roleClaim: 'groups',
  clientId: 'familiar',
  scope: 'openid profile email',
  roles: [{ role: 'admin', value: 'bosses' }] as const,
};
type Circumstances = Pick<RefusedSignIn, 'who' | 'name' | 'scopes' | 'userinfoProblem' | 'likelyAgentId'>;

const of: Circumstances = {
  who: 'issuer subject',
  name: 'Anna Beck',
  scopes: [],
  userinfoProblem: null,
  likelyAgentId: null,
};

function refusalOf(claims: Partial<ClaimSources>, changes: Partial<Circumstances> = {}) {
  const sources = { idToken: {}, userinfo: {}, accessToken: {}, ...claims };
  const { problem, ...verdict } = roleOf(sources, setUp);
  if (problem === null) throw new Error('Nothing speaks against them.');
  return describeRefusal({ ...verdict, problem }, sources, { ...of, ...changes });
}

test.each<[string, Claims, readonly string[]]>([
  ['lists', { groups: [], sub: '1', name: 'x' }, ['groups']],
  ['what lies deeper', { realm_access: { roles: [] } }, ['realm_access.roles']],
  ['what lies two deeper', { resource_access: { a: { roles: [] } } }, ['resource_access.a.roles']],
  ['objects by key', { 'urn:zitadel:iam:org:project:roles': {} }, ['urn:zitadel:iam:org:project:roles']],
  ['what is called otherwise', { memberOf: 'x', entitlements: [] }, ['memberOf', 'entitlements']],
  ['nothing', { email: 'x', address: { country: 'DE' } }, []],
  ['nothing of what was left out', { _claim_names: { groups: 'src1' } }, []],
])('claims that may hold roles are named: %s', (_, claims, names) => {
  expect(roleLikeNames(claims)).toEqual(names);
});

test.each<[string, readonly [Partial<ClaimSources>, Partial<Circumstances>?], RegExp]>([
  [
    'the claim that came instead',
    [{ accessToken: { realm_access: { roles: ['bosses'] } } }],
    /^The provider did not send groups \(OIDC_ROLE_CLAIM\)\. What came and may hold roles: realm_access\.roles\. If it does, set OIDC_ROLE_CLAIM=realm_access\.roles\.$/,
  ],
  [
    'the scope that was not asked for',
    [{ idToken: { sub: '1' } }, { scopes: ['groups'] }],
    /Nothing that came sounds like roles.*try OIDC_SCOPE=openid profile email groups\.$/,
  ],
  ['that there was nothing in it', [{ idToken: { groups: [] } }], /^groups came, but nothing stands in it/],
  [
    'a value with a comma in quotes',
    [{ idToken: { groups: ['CN=Desk,DC=example'] } }],
    /OIDC_ROLES knows: bosses\..*add for instance viewer="CN=Desk,DC=example" to OIDC_ROLES\.$/,
  ],
  ['too many groups', [{ idToken: { hasgroups: true } }], /so many groups.*app roles/],
])('an admin is told %s', (_, given, text) => {
  const { en, de } = refusalText(refusalOf(...given), setUp);
  expect(en).toMatch(text);
  expect(de.length).toBeGreaterThan(40);
});

test('however much a provider sends, little is kept of it, and of few people', () => {
  const many = Array.from({ length: 5_000 }, (_, index) => `group-${index}-${'x'.repeat(500)}`);
  const claims = Object.fromEntries(many.map(name => [name, name]));
  const refused = createRefusedSignIns(() => 1_000);
  const refusal = refusalOf({ idToken: { ...claims, groups: many } }, { name: 'n'.repeat(9_999) });
  for (let index = 0; index < 500; index++) refused.note({ ...refusal, who: `issuer ${index}` });
  expect(refused.list().map(({ who }) => who)).toEqual(
    Array.from({ length: 20 }, (_, index) => `issuer ${499 - index}`),
  );
  expect(JSON.stringify(refused.list()).length).toBeLessThan(20 * 3 * 50 * 150);
});

test('the same person is there once, with the latest that was wrong', () => {
  let now = 1_000;
  const refused = createRefusedSignIns(() => now);
  refused.note(refusalOf({}));
  refused.note(refusalOf({}, { who: 'other' }));
  now = 2_000;
  refused.note(refusalOf({ idToken: { groups: ['desk'] } }));
  expect(refused.list().map(({ who, at, problem }) => [who, at, problem])).toEqual([
    ['issuer subject', 2_000, 'no-value-fits'],
    ['other', 1_000, 'no-claim'],
  ]);
  refused.forget('issuer subject');
  expect(refused.list()).toHaveLength(1);
});
