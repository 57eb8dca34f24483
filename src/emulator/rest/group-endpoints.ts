import { visibleUser } from './account-endpoints.ts';
import { ApiError, type Endpoint, type RestContext } from './endpoint.ts';

/** Groups and phone lines, which only classic accounts have. */
export function groupEndpoints(context: RestContext): readonly Endpoint[] {
  const { groups, users } = context.world.company;
  const classic = { method: 'GET', only: 'classic' } as const;
  return [
    {
      ...classic,
      path: '/groups',
      scopes: ['groups:read'],
      reply({ query }): unknown {
        const userId = query.get('userId');
        const found = groups.filter(({ memberIds }) => userId === null || memberIds.includes(userId));
        return { items: found.map(groupItem) };
      },
    },
    {
      ...classic,
      path: '/groups/:groupId/users',
      scopes: ['groups:read'],
      reply({ params }): unknown {
        const group = groups.find(({ id }) => id === params['groupId']);
        if (group === undefined) throw new ApiError(404, `There is no group ${params['groupId']}`);
        const members = users.filter(({ id }) => group.memberIds.includes(id));
        return {
          items: members.map(({ id, firstname, lastname }) => ({
            id,
            firstname,
            lastname,
            userUrl: `/v2/users/${id}`,
          })),
        };
      },
    },
    {
      ...classic,
      path: '/:userId/phonelines',
      scopes: ['phonelines:read'],
      reply(request): unknown {
        const { id: userId, phonelines } = visibleUser(context, request);
        return {
          items: phonelines.map(({ id, alias }) => ({
            id,
            alias,
            devicesUrl: `/v2/${userId}/phonelines/${id}/devices`,
            numbersUrl: `/v2/${userId}/phonelines/${id}/numbers`,
          })),
        };
      },
    },
  ];
}

function groupItem({ id, alias }: { readonly id: string; readonly alias: string }): unknown {
  return {
    id,
    alias,
    groupNumbersUrl: `/v2/groups/${id}/numbers`,
    groupUsersUrl: `/v2/groups/${id}/users`,
    departmentId: null,
  };
}
