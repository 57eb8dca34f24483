import type { User } from '../company.ts';
import { visibleUser } from './account-endpoints.ts';
import { type Endpoint, pageOf, type RestContext } from './endpoint.ts';

/** Small, so whoever forgets to page notices. */
const pageLimits = { usual: 10, most: 1000 };

/** The account's numbers, and what each of them rings. */
export function numberEndpoints(context: RestContext): readonly Endpoint[] {
  const { world } = context;
  return [
    {
      method: 'GET',
      path: '/numbers',
      scopes: ['numbers:read'],
      reply({ query }): unknown {
        return { items: pageOf(allNumbers(context), query, pageLimits) };
      },
    },
    {
      method: 'GET',
      path: '/:userId/numbers',
      scopes: ['numbers:read'],
      reply(request): unknown {
        const user = visibleUser(context, request);
        return { items: user.numbers.map(own => numberItem(own.number, userEndpoint(context, user, own))) };
      },
    },
    {
      method: 'GET',
      path: '/voicemails',
      scopes: ['voicemails:read'],
      reply: () => ({ items: world.company.users.flatMap(user => user.phonelines).map(voicemailItem) }),
    },
  ];
}

interface NumberTarget {
  readonly id: string;
  readonly alias: string;
}

function allNumbers(context: RestContext): readonly unknown[] {
  const { company } = context.world;
  return [
    ...company.hotlines.map(({ number, groupId }) => numberItem(number, groupEndpoint(context, groupId))),
    ...company.users.flatMap(user =>
      user.numbers.map(own => numberItem(own.number, userEndpoint(context, user, own))),
    ),
  ];
}

/** On neo, a number of a channel names no endpoint. */
function groupEndpoint({ world, flavour }: RestContext, groupId: string): NumberTarget {
  const alias = world.company.groups.find(({ id }) => id === groupId)?.alias ?? '';
  return { id: flavour === 'classic' ? groupId : '', alias };
}

/** A phone line on classic, a device on neo. */
function userEndpoint(
  { flavour }: RestContext,
  user: User,
  { phonelineId }: { readonly phonelineId: string },
): NumberTarget {
  const target =
    flavour === 'classic'
      ? user.phonelines.find(({ id }) => id === phonelineId)
      : user.devices.find(({ phonelineIds }) => phonelineIds.includes(phonelineId));
  return { id: target?.id ?? '', alias: target?.alias ?? '' };
}

function numberItem(number: string, target: NumberTarget): unknown {
  return {
    id: number.slice(1),
    number,
    localized: number.replace(/^\+49/, '0'),
    type: /^\+491[5-7]/.test(number) ? 'MOBILE' : 'LANDLINE',
    endpointId: target.id,
    endpointAlias: target.alias,
    endpointUrl: target.id === '' ? '' : `/v2/endpoints/${target.id}`,
  };
}

function voicemailItem({ id, alias }: { readonly id: string; readonly alias: string }): unknown {
  return {
    id: id.replace('p', 'v'),
    alias: `Voicemail ${alias}`,
    belongsToEndpoint: { extension: id, type: 'PHONELINE' },
  };
}
