import type { User } from '../company.ts';
import { ApiError, type Endpoint, type RestContext } from './endpoint.ts';

/** Whose token it is, the account, its users and contacts. */
export function accountEndpoints({ world, historyLifeTime }: RestContext): readonly Endpoint[] {
  const { company } = world;
  return [
    {
      method: 'GET',
      path: '/authorization/userinfo',
      scopes: [],
      reply: ({ token }) => ({
        sub: token.userId,
        domain: company.domain,
        masterSipId: company.masterSipId,
        locale: 'de_DE',
      }),
    },
    {
      method: 'GET',
      path: '/account',
      scopes: ['account:read'],
      reply: () => ({
        company: company.name,
        mainProductType: 'TEAM',
        logoUrl: '',
        verified: true,
        historyLifeTime,
      }),
    },
    {
      method: 'GET',
      path: '/users',
      scopes: ['users:read'],
      isForAdmins: true,
      reply: () => ({ items: company.users.map(userItem) }),
    },
    {
      method: 'GET',
      path: '/contacts',
      scopes: ['contacts:read'],
      reply({ query }): unknown {
        const wanted = query.getAll('phonenumbers');
        const found = company.contacts.filter(({ number }) => wanted.length === 0 || wanted.includes(number));
        return { items: found.map(contactItem), totalCount: found.length };
      },
    },
  ];
}

/** The user named in a path, if the token may see them: administrators see all, others themselves. */
export function visibleUser(
  { world }: RestContext,
  {
    token,
    params,
  }: { readonly token: { readonly userId: string }; readonly params: Readonly<Record<string, string>> },
): User {
  const { users } = world.company;
  const user = users.find(({ id }) => id === params['userId']);
  if (user === undefined) throw new ApiError(404, `There is no user ${params['userId']}`);
  const isAdmin = users.some(({ id, admin }) => id === token.userId && admin);
  if (user.id !== token.userId && !isAdmin)
    throw new ApiError(403, `Only an administrator may see ${user.id}`);
  return user;
}

function userItem(user: User): unknown {
  return {
    id: user.id,
    firstname: user.firstname,
    lastname: user.lastname,
    email: user.email,
    defaultDevice: user.devices[0]?.id ?? '',
    busyOnBusy: user.busyOnBusy,
    addressId: '1',
    directDialIds: [],
    timezone: 'Europe/Berlin',
    admin: user.admin,
  };
}

function contactItem(
  { name, number }: { readonly name: string; readonly number: string },
  index: number,
): unknown {
  return {
    id: `contact-${index}`,
    name,
    picture: '',
    emails: [],
    numbers: [{ number, type: ['work'] }],
    addresses: [],
    organization: [],
    scope: 'SHARED',
  };
}
