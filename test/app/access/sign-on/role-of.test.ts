import { describe, expect, test } from 'vitest';
import type { ClaimSources, Claims } from '../../../../src/app/access/sign-on/claims.ts';
import { roleOf } from '../../../../src/app/access/sign-on/role-of.ts';
import type { SingleSignOn } from '../../../../src/app/access/single-sign-on.ts';

type Roles = SingleSignOn['roles'];

const usual: Roles = [
  { role: 'admin', value: 'bosses' },
  { role: 'supervisor', value: 'leads' },
  { role: 'agent', value: 'desk' },
];

function judge(claims: Partial<ClaimSources>, roleClaim = 'roles', roles: Roles = usual) {
  const sources = { idToken: {}, userinfo: {}, accessToken: {}, ...claims };
  return roleOf(sources, { roleClaim, roles, clientId: 'familiar' });
}

/** The role that somebody has by the ID token alone. */
const roleBy = (claims: Claims, roleClaim?: string, roles?: Roles) =>
  judge({ idToken: claims }, roleClaim, roles).role;

describe('a role may be told', () => {
  test.each<[string, unknown]>([
    ['in a list', ['staff', 'bosses']],
    ['as a text', 'bosses'],
    ['in a text, separated by commas', 'staff,bosses'],
    ['in a text, separated by commas and blanks', 'the staff, bosses'],
    ['in a text, separated by semicolons', 'staff; bosses'],
    ['in a text, separated by blanks', 'staff bosses'],
    ['in a text, separated by lines', 'staff\nbosses'],
    ['in a list that was made a text', '["staff","bosses"]'],
    ['in a list that was made a text by hand', '[staff, bosses]'],
    ['in an object that was made a text', '{"bosses":{"312":"x.example"}}'],
    ['as a key of an object', { bosses: { '312': 'x.example' }, staff: {} }],
    ['as a key of an object that says yes', { bosses: true, desk: false }],
    ['as a key of an object in a list', [{ bosses: { '312': 'x.example' } }]],
    [
      'as the name of an object in a list',
      [
        { id: '7', name: 'bosses' },
        { id: '8', name: 'staff' },
      ],
    ],
    ['as the value of an object in a list', [{ value: 'bosses', display: 'The bosses' }]],
    ['in capital letters', ['BOSSES']],
    ['with a slash before it', ['/bosses']],
    ['with blanks around it', 'staff , bosses '],
  ])('%s', (_, roles) => {
    expect(roleBy({ roles })).toBe('admin');
  });

  test.each<[string, unknown, string]>([
    ['a number', 4711, '4711'],
    ['a number in a list', [12, 4711], '4711'],
    ['a yes', true, 'true'],
    ['an umlaut composed in another way', ['Führung'.normalize('NFD')], 'Führung'],
    ['a path', ['/company/hotline'], 'company/hotline'],
    ['a path with its slash', ['company/hotline'], '/company/hotline'],
    ['a name in a directory', 'CN=Bosses,OU=IT,DC=example', 'cn=bosses,ou=IT,dc=example'],
    ['a name with blanks', 'Domain Admins', 'domain admins'],
    ['an id', ['0E2D4C6A-8B1F-4E3D-9C7A-5F6E7D8C9B0A'], '0e2d4c6a-8b1f-4e3d-9c7a-5f6e7d8c9b0a'],
  ])('by %s', (_, roles, value) => {
    expect(roleBy({ roles }, 'roles', [{ role: 'viewer', value }])).toBe('viewer');
  });
});

describe('no role is read into', () => {
  test.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['an empty list', []],
    ['an empty text', ''],
    ['an empty object', {}],
    ['a key that says no', { bosses: false }],
    ['a key that says nothing', { bosses: null }],
    ['part of a name', ['bosses-of-others', 'my bosses', 'no/bosses']],
    ['an entry of a list with a comma', ['staff,bosses']],
    ['the end of a path', ['/customers/bosses']],
    ['a list in a list', [['bosses']]],
    ['a value instead of a key', { role: 'bosses' }],
  ])('%s', (_, roles) => {
    expect(roleBy({ roles })).toBeNull();
  });

  test('one name with a blank that comes alone, where names here have blanks', () => {
    const roles: Roles = [
      { role: 'admin', value: 'Admins' },
      { role: 'viewer', value: 'Domain Users' },
    ];
    expect(roleBy({ roles: 'Domain Admins' }, 'roles', roles)).toBeNull();
    expect(roleBy({ roles: 'Domain Users' }, 'roles', roles)).toBe('viewer');
  });

  test('one name with commas that comes alone, where names here have commas', () => {
    const roles: Roles = [
      { role: 'admin', value: 'OU=IT' },
      { role: 'viewer', value: 'CN=Desk,OU=IT' },
    ];
    expect(roleBy({ roles: 'CN=Guests,OU=IT' }, 'roles', roles)).toBeNull();
  });
});

describe('a claim is found', () => {
  test.each<[string, Claims]>([
    ['groups', { groups: ['bosses'] }],
    ['realm_access.roles', { realm_access: { roles: ['bosses'] } }],
    ['resource_access.familiar.roles', { resource_access: { familiar: { roles: ['bosses'] } } }],
    ['resource_access.a.example.com.roles', { resource_access: { 'a.example.com': { roles: ['bosses'] } } }],
    ['https://example.com/roles', { 'https://example.com/roles': ['bosses'] }],
    ['https://example.com/claims.roles', { 'https://example.com/claims': { roles: ['bosses'] } }],
    ['a.b.c', { 'a.b.c': ['bosses'], a: { b: { c: ['leads'] } } }],
    ['a.b.c', { 'a.b': { x: 1 }, a: { b: { c: ['bosses'] } } }],
    ['urn:zitadel:iam:org:project:roles', { 'urn:zitadel:iam:org:project:roles': { bosses: {} } }],
    ['cognito:groups', { 'cognito:groups': ['bosses'] }],
    ['realm_access\\.roles', { realm_access: { roles: ['bosses'] } }],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is Keycloak's placeholder.
    ['resource_access.${client_id}.roles', { resource_access: { familiar: { roles: ['bosses'] } } }],
    ['groups roles', { roles: ['bosses'] }],
    ['groups,roles', { groups: ['bosses'] }],
  ])('%s', (path, claims) => {
    expect(roleBy(claims, path)).toBe('admin');
  });

  test.each([
    'roles.length',
    '__proto__',
    'constructor',
    'roles.0',
    'toString.name',
    '.roles',
    'roles.',
    '..',
  ])('but nothing at %s', path => {
    expect(judge({ idToken: { roles: ['bosses'] } }, path)).toMatchObject({ role: null, values: [] });
  });

  test.each(['idToken', 'userinfo', 'accessToken'] as const)('wherever it stands: %s', place => {
    expect(judge({ [place]: { roles: ['bosses'] } }).role).toBe('admin');
  });

  test('and the best of all that is told counts', () => {
    const told = { idToken: { roles: 'desk' }, accessToken: { roles: ['leads'] } };
    expect(judge(told)).toEqual({ role: 'supervisor', problem: null, values: ['desk', 'leads'] });
  });
});

describe('by e-mail address', () => {
  const roles: Roles = [
    { role: 'admin', value: 'Chefin@Example.com' },
    { role: 'viewer', value: 'example.com' },
  ];
  const email = 'chefin@example.com';

  test.each<[string, Claims, string | null]>([
    ['proved', { email, email_verified: true }, 'admin'],
    ['proved, said as a text', { email, email_verified: 'true' }, 'admin'],
    ['of a domain that is the company’s', { email, xms_edov: true }, 'admin'],
    ['of a domain that is the company’s, in numbers', { email, xms_edov: '1' }, 'admin'],
    ['not proved', { email, email_verified: false }, null],
    ['not proved, said as a text', { email, email_verified: 'false' }, null],
    ['of which nothing is said', { email }, null],
    ['of which nothing is said, beside the domain', { email, hd: 'example.com' }, 'viewer'],
  ])('an address that is %s', (_, claims, role) => {
    expect(roleBy(claims, 'email hd', roles)).toBe(role);
  });

  test('what proves one address proves no other', () => {
    const sources = {
      idToken: { email: 'somebody@example.com', email_verified: true },
      userinfo: { email },
    };
    expect(judge(sources, 'email', roles).role).toBeNull();
  });

  test('is refused for that reason', () => {
    expect(judge({ idToken: { email } }, 'email', roles).problem).toBe('unverified-email');
    expect(judge({ idToken: {} }, 'email', roles).problem).toBe('no-claim');
  });
});

describe('why there is no role', () => {
  test.each<[string, Claims, Roles]>([
    ['no-roles-set', { roles: ['bosses'] }, []],
    ['no-claim', { groups: ['bosses'] }, usual],
    ['no-value-fits', { roles: ['kitchen'] }, usual],
    ['no-value-fits', { roles: [] }, usual],
    ['too-many-groups', { _claim_names: { roles: 'src1' }, _claim_sources: {} }, usual],
  ])('%s', (problem, claims, roles) => {
    expect(judge({ idToken: claims }, 'roles', roles)).toMatchObject({ role: null, problem });
  });

  test.each<Claims>([{ _claim_names: { groups: 'src1' } }, { hasgroups: true }, { hasgroups: 'true' }])(
    'groups that are too many to send: %j',
    claims => {
      expect(judge({ idToken: claims }, 'groups')).toMatchObject({ role: null, problem: 'too-many-groups' });
      // Somebody who is let in all the same might have had more.
      const everybody: Roles = [...usual, { role: 'viewer', value: '*' }];
      expect(judge({ idToken: claims }, 'groups', everybody)).toMatchObject({
        role: 'viewer',
        problem: 'too-many-groups',
      });
      const adminsToo: Roles = [{ role: 'admin', value: '*' }];
      expect(judge({ idToken: claims }, 'groups', adminsToo)).toMatchObject({ role: 'admin', problem: null });
    },
  );

  test('others that are left out change nothing', () => {
    expect(judge({ idToken: { roles: ['desk'], _claim_names: { groups: 'src1' } } }).problem).toBeNull();
  });
});
