import { z } from 'zod';
import type { Device } from '../company.ts';
import { visibleUser } from './account-endpoints.ts';
import { ApiError, type Endpoint, parseBody, type RestContext } from './endpoint.ts';

const deviceChange = z.object({ dnd: z.boolean() });

/** Devices with their registration and, as in the original, their SIP passwords. */
export function deviceEndpoints(context: RestContext): readonly Endpoint[] {
  const { world } = context;
  return [
    {
      method: 'GET',
      path: '/:userId/devices',
      scopes: ['devices:read'],
      reply(request): unknown {
        const wanted = request.query.get('type');
        const { devices } = visibleUser(context, request);
        const found = devices.filter(device => wanted === null || device.type === wanted);
        return { items: found.map(device => deviceItem(context, device)) };
      },
    },
    {
      method: 'PUT',
      path: '/devices/:deviceId',
      scopes: ['devices:write'],
      reply({ params, body }): undefined {
        const state = world.phones.devices.get(params['deviceId'] ?? '');
        if (state === undefined) throw new ApiError(404, `There is no device ${params['deviceId']}`);
        state.dnd = parseBody(deviceChange, body).dnd;
      },
    },
  ];
}

function deviceItem({ world, flavour }: RestContext, device: Device): unknown {
  const state = world.phones.devices.get(device.id);
  const common = {
    id: device.id,
    alias: device.alias,
    type: device.type,
    online: state?.online ?? false,
    dnd: state?.dnd ?? false,
    activePhonelines: flavour === 'classic' ? activePhonelines({ world }, device) : [],
    activeGroups: flavour === 'classic' ? activeGroups({ world }, device) : [],
  };
  switch (device.type) {
    case 'REGISTER':
      return { ...common, ...registration({ world }, device.id, common.online) };
    case 'MOBILE':
      return { ...common, simState: 'ACTIVE', esim: false };
    case 'EXTERNAL':
      return { ...common, number: '', incomingCallDisplayState: 'CALLER_NUMBER' };
  }
}

type InWorld = Pick<RestContext, 'world'>;

function registration({ world }: InWorld, deviceId: string, online: boolean): unknown & object {
  const { domain, masterSipId } = world.company;
  return {
    credentials: {
      username: `${masterSipId}${deviceId}`,
      password: `sip-secret-${deviceId}`,
      sipServer: domain,
      outboundProxy: `proxy.${domain}`,
      sipServerWebsocketUrl: `wss://sip.${domain}`,
    },
    registered: online ? [{ userAgent: 'Emulated phone', ip: '192.0.2.10', port: '5060' }] : [],
    emergencyAddressId: '1',
    addressUrl: '/v2/addresses/1',
  };
}

function activePhonelines({ world }: InWorld, device: Device): unknown {
  const lines = world.company.users.flatMap(user => user.phonelines);
  return lines.filter(({ id }) => device.phonelineIds.includes(id)).map(({ id, alias }) => ({ id, alias }));
}

function activeGroups({ world }: InWorld, device: Device): unknown {
  const owner = world.company.users.find(({ devices }) => devices.includes(device));
  return world.company.groups
    .filter(({ memberIds }) => owner !== undefined && memberIds.includes(owner.id))
    .map(({ id, alias }) => ({ id, alias }));
}
