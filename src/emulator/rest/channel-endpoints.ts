import { createHash } from 'node:crypto';
import type { Call } from '../call.ts';
import type { Group } from '../company.ts';
import { destinationOf, withPlus } from '../directory.ts';
import { ApiError, type Endpoint, pageOf, type RestContext } from './endpoint.ts';

/** Channels, which only neo accounts have: what groups are on classic, with their calls. */
export function channelEndpoints({ world }: RestContext): readonly Endpoint[] {
  const { groups, users } = world.company;
  const channelItem = (group: Group): unknown => ({
    id: channelId(group),
    name: group.alias,
    owner: users[0]?.id ?? null,
    locale: 'de_DE',
    createdAt: '2025-10-01T08:00:00Z',
    users: users
      .filter(({ id }) => group.memberIds.includes(id))
      .map(({ id, devices }) => ({ id, deviceIds: devices.map(device => device.id) })),
    settings: { ringingOrder: { type: 'PARALLEL', users: [] }, users: { ringTime: 30, followUpTime: 0 } },
  });

  return [
    {
      method: 'GET',
      path: '/channels',
      scopes: ['channels:read'],
      only: 'neo',
      reply: () => ({ items: groups.map(channelItem) }),
    },
    {
      method: 'GET',
      path: '/channels/:channelId/events',
      scopes: ['channels:read'],
      only: 'neo',
      reply({ params, query }): unknown {
        const group = groups.find(candidate => channelId(candidate) === params['channelId']);
        if (group === undefined) throw new ApiError(404, `There is no channel ${params['channelId']}`);
        const calls = world.calls.filter(({ to }) => {
          const destination = destinationOf(world.company, to);
          return destination.kind === 'group' && destination.group === group;
        });
        const position = query.get('position') ?? '0';
        const paging = new URLSearchParams({ offset: position, limit: query.get('limit') ?? '10' });
        const events = pageOf(calls.toReversed(), paging, { usual: 10, most: 1000 });
        return {
          events: events.map(call => channelEvent(world, group, call)),
          limit: events.length,
          position: Number(position),
        };
      },
    },
  ];
}

/** A UUID made of the group's id. */
function channelId({ id }: Group): string {
  const hash = createHash('sha256').update(id).digest('hex');
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-4${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}

function channelEvent({ company }: RestContext['world'], group: Group, call: Call): unknown {
  const answeredBy = destinationOf(company, call.talkedTo[0] ?? '');
  return {
    eventId: call.legs[0]?.callId,
    type: 'CALL',
    createdAt: isoTime(call.startedAt),
    recordings: [],
    call: {
      callSid: call.legs[0]?.callId,
      channelId: channelId(group),
      direction: 'INCOMING',
      from: withPlus(call.from),
      to: withPlus(call.to),
      owner: answeredBy.kind === 'line' ? answeredBy.user.id : null,
      state: stateOf(call),
      terminatedReason: null,
      startedAt: isoTime(call.startedAt),
      establishedAt: isoTime(call.answeredAt),
      terminatedAt: isoTime(call.endedAt),
    },
  };
}

function stateOf(call: Call): 'RINGING' | 'ESTABLISHED' | 'FINISHED' | 'MISSED' {
  if (call.endedAt === null) return call.answeredAt === null ? 'RINGING' : 'ESTABLISHED';
  return call.talkedTo.length > 0 ? 'FINISHED' : 'MISSED';
}

function isoTime(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
