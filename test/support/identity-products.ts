import type { ProviderProfile } from './identity-provider.ts';

/** A product as its documentation describes it, and the settings that our guides name for it. */
export interface Product {
  readonly name: string;
  readonly profile: ProviderProfile;
  /** Beside issuer, id and secret. */
  readonly settings: Readonly<Record<string, string>>;
  /** What people may leave out or write otherwise of the issuer. */
  readonly issuer?: (issuer: string) => string;
  /** True: it vouches for no address, so an admin has to say which agent somebody is. */
  readonly provesNoAddress?: boolean;
  /** The claims of an admin, of the agent Anna Beck, and of somebody who has no role. */
  readonly people: Readonly<Record<'chefin' | 'anna' | 'stranger', object>>;
}

const chefin = {
  name: 'Chris Chefin',
  preferred_username: 'chefin',
  email: 'chefin@example.com',
  email_verified: true,
};
const anna = {
  name: 'Anna Beck',
  given_name: 'Anna',
  family_name: 'Beck',
  preferred_username: 'anna',
  email: 'anna.beck@example.com',
  email_verified: true,
};
const stranger = {
  name: 'Stan Stranger',
  preferred_username: 'stranger',
  email: 'stan@elsewhere.example',
  email_verified: true,
};

/** Everybody with their roles in a claim, in the form that `form` gives it. */
function everybody(claim: string, form: (roles: readonly string[]) => unknown, more: object = {}) {
  return {
    chefin: { ...chefin, ...more, [claim]: form(['staff', 'hotline-admins']) },
    anna: { ...anna, ...more, [claim]: form(['staff', 'hotline']) },
    stranger: { ...stranger, ...more, [claim]: form(['kitchen']) },
  };
}

const asList = (roles: readonly string[]): unknown => roles;
const inRoles = (roles: readonly string[]): unknown => ({ roles });
const byKey = (roles: readonly string[]): unknown =>
  Object.fromEntries(roles.map(role => [role, { '312909075212468632': 'company.zitadel.example' }]));

const groupsByScope = {
  OIDC_SCOPE: 'openid profile email groups',
  OIDC_ROLE_CLAIM: 'groups',
  OIDC_ROLES: 'admin=hotline-admins, agent=hotline',
};
/** Of those that give a refresh token only to who asks for it. */
const staying = { OIDC_SCOPE: 'openid profile email offline_access' };
const stayingByScope = { ...groupsByScope, OIDC_SCOPE: 'openid profile email groups offline_access' };
const all = ['client_secret_basic', 'client_secret_post', 'client_secret_jwt', 'private_key_jwt', 'none'];
const profileAndEmail = [
  'name',
  'given_name',
  'family_name',
  'preferred_username',
  'email',
  'email_verified',
];

const authelia: Product = {
  name: 'Authelia',
  profile: {
    method: 'client_secret_basic',
    listed: all,
    scopes: { groups: ['groups'] },
    allowed: ['openid', 'profile', 'email', 'groups', 'offline_access'],
    idToken: [],
  },
  settings: stayingByScope,
  people: everybody('groups', asList),
};

const authentik: Product = {
  name: 'Authentik, its issuer written without the slash',
  provesNoAddress: true,
  profile: {
    path: '/application/o/familiar/',
    method: 'client_secret_post',
    listed: ['client_secret_post', 'client_secret_basic'],
    scopes: { profile: [...profileAndEmail, 'groups'] },
  },
  issuer: issuer => issuer.replace(/\/$/, ''),
  settings: { ...staying, OIDC_ROLE_CLAIM: 'groups', OIDC_ROLES: 'admin=hotline-admins, agent=hotline' },
  // Whether an address is the person's is not known there by default; then the name tells who is Anna.
  people: everybody('groups', asList, { email_verified: false }),
};

const keycloak: Product = {
  name: 'Keycloak, roles of the realm',
  profile: {
    path: '/realms/company',
    method: 'client_secret_basic',
    listed: ['private_key_jwt', 'client_secret_basic', 'client_secret_post', 'tls_client_auth'],
    idToken: profileAndEmail,
    userinfo: profileAndEmail,
    accessToken: [...profileAndEmail, 'realm_access', 'resource_access'],
  },
  settings: { OIDC_ROLE_CLAIM: 'realm_access.roles', OIDC_ROLES: 'admin=hotline-admins, agent=hotline' },
  people: everybody('realm_access', inRoles),
};

const zitadel: Product = {
  name: 'Zitadel, roles of the project',
  profile: {
    method: 'client_secret_basic',
    listed: ['none', 'client_secret_basic', 'client_secret_post', 'private_key_jwt'],
    always: ['urn:zitadel:iam:org:project:roles'],
    idToken: [],
  },
  settings: {
    ...staying,
    OIDC_ROLE_CLAIM: 'urn:zitadel:iam:org:project:roles',
    OIDC_ROLES: 'admin=hotline-admins, agent=hotline',
  },
  people: everybody('urn:zitadel:iam:org:project:roles', byKey),
};

const tenant = '8a6f3c1e-52d1-4b55-9d0a-6f5a3f1f7c11';
const adminsId = 'b7a1f3de-4c1f-4a3c-8f5e-0d9c1a2b3c4d';
const hotlineId = '0e2d4c6a-8b1f-4e3d-9c7a-5f6e7d8c9b0a';
const groupIds = new Map([
  ['hotline-admins', adminsId],
  ['hotline', hotlineId],
]);

/** No word on whether the address is proved; an access token that is meant for Microsoft Graph alone. */
const entra: Product = {
  name: 'Entra ID, app roles',
  provesNoAddress: true,
  profile: {
    path: `/${tenant}/v2.0`,
    method: 'client_secret_post',
    listed: ['client_secret_post', 'private_key_jwt', 'client_secret_basic'],
    secret: 'Xy8Q~a.b-c_d~EfGh1234567890',
    always: ['roles', 'groups'],
    idToken: ['name', 'preferred_username', 'email', 'roles', 'groups'],
    userinfo: ['name', 'given_name', 'family_name', 'email'],
    accessToken: [],
    accessTokenClaims: { iss: `https://sts.windows.net/${tenant}/`, roles: ['hotline-admins'] },
  },
  settings: { ...staying, OIDC_ROLE_CLAIM: 'roles', OIDC_ROLES: 'admin=hotline-admins, agent=hotline' },
  people: {
    ...everybody('roles', asList, { email_verified: undefined }),
    anna: {
      name: 'Beck, Anna (Vertrieb)',
      preferred_username: 'a.beck@company.example',
      email: 'anna.beck@example.com',
      roles: ['hotline'],
    },
  },
};

export const products: readonly Product[] = [
  authelia,
  {
    ...authelia,
    name: 'Authelia, its client registered for post alone',
    profile: { ...authelia.profile, method: 'client_secret_post' },
  },
  authentik,
  {
    ...authentik,
    name: 'Authentik without a signing key',
    issuer: issuer => issuer,
    profile: { ...authentik.profile, algorithm: 'HS256', secret: 'x'.repeat(128) },
  },
  keycloak,
  {
    ...keycloak,
    name: 'Keycloak, roles of the client',
    profile: { ...keycloak.profile, clientId: 'hotline.example.com' },
    settings: {
      OIDC_ROLE_CLAIM: 'resource_access.hotline.example.com.roles',
      OIDC_ROLES: 'admin=hotline-admins, agent=hotline',
    },
    people: everybody('resource_access', roles => ({
      'hotline.example.com': { roles },
      account: { roles: ['hotline-admins'] },
    })),
  },
  {
    ...keycloak,
    name: 'Keycloak, roles of the client as its console writes them',
    settings: {
      // biome-ignore lint/suspicious/noTemplateCurlyInString: it is Keycloak's placeholder.
      OIDC_ROLE_CLAIM: 'resource_access.${client_id}.roles',
      OIDC_ROLES: 'admin=hotline-admins, agent=hotline',
    },
    people: everybody('resource_access', roles => ({ familiar: { roles } })),
  },
  {
    ...keycloak,
    name: 'Keycloak, groups with their full path',
    profile: { ...keycloak.profile, always: ['groups'], idToken: ['groups'], accessToken: ['groups'] },
    settings: { OIDC_ROLE_CLAIM: 'groups', OIDC_ROLES: 'admin=/staff/hotline-admins, agent=/staff/hotline' },
    people: everybody('groups', roles => roles.map(role => `/staff/${role}`)),
  },
  zitadel,
  {
    ...zitadel,
    name: 'Zitadel, roles of one project by scope, in a JWT',
    profile: {
      ...zitadel.profile,
      always: [],
      scopes: { 'urn:zitadel:iam:org:projects:roles': ['urn:zitadel:iam:org:project:312909:roles'] },
      userinfo: profileAndEmail,
      idToken: ['urn:zitadel:iam:org:project:312909:roles'],
    },
    settings: {
      OIDC_SCOPE: 'openid profile email urn:zitadel:iam:org:projects:roles',
      OIDC_ROLE_CLAIM: 'urn:zitadel:iam:org:project:312909:roles',
      OIDC_ROLES: 'admin=hotline-admins, agent=hotline',
    },
    people: everybody('urn:zitadel:iam:org:project:312909:roles', roles => [byKey(roles)]),
  },
  entra,
  {
    ...entra,
    name: 'Entra ID, groups by their ids, in any case',
    settings: {
      OIDC_ROLE_CLAIM: 'groups',
      OIDC_ROLES: `admin=${adminsId.toUpperCase()}, agent=${hotlineId}`,
    },
    people: everybody('groups', roles => roles.map(role => groupIds.get(role) ?? tenant), {
      email_verified: undefined,
    }),
  },
  {
    name: 'Google, by domain and address',
    profile: {
      method: 'client_secret_post',
      listed: ['client_secret_post', 'client_secret_basic'],
      always: ['hd'],
    },
    settings: {
      OIDC_ROLE_CLAIM: 'email, hd',
      OIDC_ROLES: 'admin=chefin@example.com, agent=example.com',
    },
    people: {
      chefin: { ...chefin, hd: 'example.com', preferred_username: undefined },
      anna: { ...anna, hd: 'example.com', preferred_username: undefined },
      stranger: { ...stranger, preferred_username: undefined },
    },
  },
  {
    name: 'Pocket ID',
    profile: {
      method: 'client_secret_post',
      listed: ['client_secret_basic', 'client_secret_post', 'none'],
      scopes: { groups: ['groups'] },
    },
    settings: stayingByScope,
    people: everybody('groups', asList),
  },
  {
    name: 'Okta, its own authorization server, with a thin ID token',
    profile: {
      method: 'client_secret_basic',
      listed: all,
      scopes: { groups: ['groups'] },
      allowed: ['openid', 'profile', 'email', 'groups', 'address', 'phone', 'offline_access'],
      idToken: ['name', 'preferred_username'],
    },
    settings: stayingByScope,
    people: everybody('groups', asList),
  },
  {
    name: 'Dex',
    profile: {
      path: '/dex',
      method: 'client_secret_basic',
      listed: ['client_secret_basic', 'client_secret_post'],
      scopes: { groups: ['groups'] },
      allowed: ['openid', 'profile', 'email', 'groups', 'offline_access'],
      userinfo: [],
    },
    settings: stayingByScope,
    people: everybody('groups', asList, { preferred_username: undefined, given_name: undefined }),
  },
  {
    name: 'Kanidm',
    profile: {
      path: '/oauth2/openid/familiar',
      method: 'client_secret_basic',
      listed: ['client_secret_basic', 'client_secret_post'],
      algorithm: 'ES256',
      scopes: { groups: ['groups'] },
      allowed: ['openid', 'profile', 'email', 'groups'],
    },
    issuer: issuer => `${issuer}/`,
    settings: {
      ...groupsByScope,
      OIDC_ROLES: 'admin=hotline-admins@idm.example.com, agent=hotline@idm.example.com',
    },
    people: everybody('groups', roles => roles.flatMap(role => [tenant, `${role}@idm.example.com`])),
  },
  {
    name: 'Kanidm, a claim of its own, joined by commas',
    profile: {
      path: '/oauth2/openid/familiar',
      method: 'client_secret_basic',
      listed: ['client_secret_basic', 'client_secret_post'],
      algorithm: 'ES256',
      always: ['account_role'],
      allowed: ['openid', 'profile', 'email'],
    },
    settings: { OIDC_ROLE_CLAIM: 'account_role', OIDC_ROLES: 'admin=hotline-admins, agent=hotline' },
    people: everybody('account_role', roles => roles.join(',')),
  },
  {
    name: 'Kanidm, a claim of its own, joined by blanks',
    profile: {
      path: '/oauth2/openid/familiar',
      method: 'client_secret_basic',
      listed: ['client_secret_basic', 'client_secret_post'],
      algorithm: 'EdDSA',
      always: ['account_role'],
      allowed: ['openid', 'profile', 'email'],
    },
    settings: { OIDC_ROLE_CLAIM: 'account_role', OIDC_ROLES: 'admin=hotline-admins, agent=hotline' },
    people: everybody('account_role', roles => roles.join(' ')),
  },
  {
    name: 'Auth0, a claim whose name is a URL',
    profile: {
      path: '/',
      method: 'client_secret_post',
      listed: ['client_secret_basic', 'client_secret_post', 'private_key_jwt'],
      always: ['https://example.com/roles'],
    },
    issuer: issuer => issuer.replace(/\/$/, ''),
    settings: {
      ...staying,
      OIDC_ROLE_CLAIM: 'https://example.com/roles',
      OIDC_ROLES: 'admin=hotline-admins, agent=hotline',
    },
    people: everybody('https://example.com/roles', asList),
  },
  {
    name: 'GitLab, which takes secrets as they are',
    profile: {
      method: 'client_secret_basic',
      listed: ['client_secret_basic', 'client_secret_post'],
      decodes: false,
      secret: 'gloas-4f8e_b1c2.d3',
      always: ['groups', 'groups_direct'],
      idToken: ['groups_direct'],
    },
    settings: {
      OIDC_ROLE_CLAIM: 'groups_direct',
      OIDC_ROLES: 'admin=company/hotline-admins, agent=company/hotline',
    },
    people: everybody('groups_direct', roles => roles.map(role => `company/${role}`)),
  },
  {
    name: 'Nextcloud, discovery elsewhere',
    profile: {
      method: 'client_secret_post',
      listed: ['client_secret_post', 'client_secret_basic'],
      movedTo: '/index.php/apps/oidc/openid-configuration',
      scopes: { groups: ['groups'], roles: ['roles'] },
    },
    settings: groupsByScope,
    people: everybody('groups', asList),
  },
  {
    name: 'ADFS, one group as a text, by its name in the directory',
    profile: {
      path: '/adfs',
      method: 'client_secret_post',
      listed: [
        'client_secret_post',
        'client_secret_basic',
        'private_key_jwt',
        'windows_client_authentication',
      ],
      always: ['group'],
      userinfo: [],
    },
    settings: {
      OIDC_ROLE_CLAIM: 'group',
      OIDC_ROLES:
        'admin="CN=Hotline Admins,OU=Groups,DC=example,DC=com", agent="CN=Hotline,OU=Groups,DC=example,DC=com"',
    },
    people: {
      chefin: { ...chefin, group: 'CN=Hotline Admins,OU=Groups,DC=example,DC=com' },
      anna: { ...anna, group: ['CN=Staff,DC=example,DC=com', 'cn=hotline,ou=Groups,dc=example,dc=com'] },
      stranger: { ...stranger, group: 'CN=Hotline,OU=Customers,DC=example,DC=com' },
    },
  },
  {
    ...authelia,
    name: 'Authelia, which signs userinfo',
    profile: { ...authelia.profile, signsUserinfo: true },
  },
  {
    name: 'a provider that lists nothing, which means basic',
    profile: {
      method: 'client_secret_basic',
      listed: null,
      always: ['roles'],
      clientId: 'a:client',
      secret: '% & +/=; "x" ~*!"',
    },
    settings: { OIDC_ROLES: 'admin=hotline-admins, agent=hotline' },
    people: everybody('roles', asList),
  },
  {
    name: 'a provider that knows basic alone, and does not decode',
    profile: { method: 'client_secret_basic', decodes: false, always: ['roles'], secret: 'a+b/c=' },
    settings: { OIDC_ROLES: 'admin=hotline-admins, agent=hotline' },
    people: everybody('roles', asList),
  },
];
