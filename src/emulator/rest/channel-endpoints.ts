import { createHash } from 'node:crypto';
import type { Call } from '../call.ts';
import type { Company, Group } from '../company.ts';
import { destinationOf, withPlus } from '../directory.ts';
import { type FinishedCall, seenTalks } from '../finished-call.ts';
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
        const own = world.calls.filter(call => concerns(world.company, group, call));
        const earlier = world.earlierCalls.filter(call => concerns(world.company, group, call));
        const calls = [...own.map(liveCall).toReversed(), ...earlier];
        const position = query.get('position') ?? '0';
        const paging = new URLSearchParams({ offset: position, limit: query.get('limit') ?? '10' });
        const events = pageOf(calls, paging, { usual: 10, most: world.assumptions.historyPageLimit });
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

/** Calls to the group, and those which its members make. */
function concerns(company: Company, group: Group, call: Pick<Call, 'direction' | 'from' | 'to'>): boolean {
  const own = destinationOf(company, call.direction === 'in' ? call.to : call.from);
  if (own.kind === 'group') return own.group === group;
  return call.direction === 'out' && own.kind === 'line' && group.memberIds.includes(own.user.id);
}

/** Of a call in progress some is not known yet. */
interface ChannelCall extends Omit<FinishedCall, 'endedAt'> {
  readonly endedAt: number | null;
}

function liveCall(call: Call): ChannelCall {
  return { ...call, talkedTo: seenTalks(call), callId: call.legs[0]?.callId ?? '', isArchived: false };
}

function channelEvent({ company }: RestContext['world'], group: Group, call: ChannelCall): unknown {
  const agentNumber = call.direction === 'in' ? call.talkedTo[0] : call.from;
  const agent = destinationOf(company, agentNumber ?? '');
  return {
    eventId: call.callId,
    type: 'CALL',
    createdAt: isoTime(call.startedAt),
    recordings: [],
    call: {
      callSid: call.callId,
      channelId: channelId(group),
      direction: call.direction === 'in' ? 'INCOMING' : 'OUTGOING',
      from: withPlus(call.from),
      to: withPlus(call.to),
      owner: agent.kind === 'line' && call.talkedTo.length > 0 ? agent.user.id : null,
      state: stateOf(call),
      terminatedReason: null,
      startedAt: isoTime(call.startedAt),
      establishedAt: isoTime(call.answeredAt),
      terminatedAt: isoTime(call.endedAt),
    },
  };
}

function stateOf(call: ChannelCall): 'RINGING' | 'ESTABLISHED' | 'FINISHED' | 'MISSED' {
  if (call.endedAt === null) return call.answeredAt === null ? 'RINGING' : 'ESTABLISHED';
  return call.talkedTo.length > 0 ? 'FINISHED' : 'MISSED';
}

function isoTime(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
