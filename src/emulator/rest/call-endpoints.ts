import { z } from 'zod';
import type { Call } from '../call.ts';
import type { Leg } from '../leg.ts';
import { type DialledCall, UnknownNumberError } from '../network.ts';
import { ApiError, type Endpoint, parseBody, type RestContext } from './endpoint.ts';

const number = z.string().regex(/^\+?\d{1,20}$/);
const flag = z.object({ value: z.boolean() });

/** Calls in progress, control over them, and calls that the API itself makes. */
export function callEndpoints(context: RestContext): readonly Endpoint[] {
  return [...runningCallEndpoints(context), ...establishedCallEndpoints(context), ...startEndpoints(context)];
}

function runningCallEndpoints({ world }: RestContext): readonly Endpoint[] {
  return [
    {
      method: 'GET',
      path: '/calls',
      scopes: ['rtcm:read'],
      reply: () => ({ data: world.calls.flatMap(call => call.legs.filter(isShown).map(callItem)) }),
    },
    {
      method: 'DELETE',
      path: '/calls/:callId',
      scopes: ['rtcm:write'],
      reply({ params }): undefined {
        findLeg(world.calls, params).call.callerGone.abort();
      },
    },
  ];
}

function establishedCallEndpoints({ world, flavour }: RestContext): readonly Endpoint[] {
  const endpoint = (
    method: 'PUT' | 'POST',
    action: string,
    change: (leg: Leg, body: unknown) => void,
  ): Endpoint => ({
    method,
    path: `/calls/:callId/${action}`,
    scopes: ['rtcm:write'],
    reply({ params, body }): undefined {
      const { leg } = findLeg(world.calls, params);
      if (leg.state !== 'established') throw new ApiError(409, 'The call is not established');
      change(leg, body);
    },
  });
  return [
    endpoint('PUT', 'hold', (leg, body) => {
      leg.hold = parseBody(flag, body).value;
    }),
    endpoint('PUT', 'muted', (leg, body) => {
      leg.muted = parseBody(flag, body).value;
    }),
    endpoint('PUT', 'recording', (leg, body) => {
      const wish = parseBody(flag.extend({ announcement: z.boolean() }), body);
      if (flavour === 'neo' && !wish.announcement) throw new ApiError(400, 'A recording must be announced');
      leg.recording = wish.value;
    }),
    endpoint('POST', 'announcements', (_leg, body) => {
      parseBody(z.object({ url: z.url() }), body);
    }),
    endpoint('POST', 'dtmf', (_leg, body) => {
      parseBody(z.object({ sequence: z.string().regex(/^[0-9A-D#*]+$/) }), body);
    }),
  ];
}

function startEndpoints(context: RestContext): readonly Endpoint[] {
  return [
    {
      method: 'POST',
      path: '/sessions/calls',
      scopes: ['sessions:write', 'sessions:calls:write'],
      only: 'classic',
      reply({ body }): unknown {
        const { caller, callee } = parseBody(z.object({ caller: z.string(), callee: number }), body);
        return { sessionId: startCall(context, caller, callee) };
      },
    },
    {
      method: 'POST',
      path: '/calls',
      scopes: ['rtcm:write'],
      only: 'neo',
      reply({ body }): unknown {
        const wish = parseBody(z.object({ deviceId: z.string(), targetNumber: number }), body);
        return { callId: startCall(context, wish.deviceId, wish.targetNumber) };
      },
    },
  ];
}

/** Calls from a phone line, a device or a number of an agent. */
function startCall({ world, network }: RestContext, from: string, to: string): string {
  const users = world.company.users;
  const lineIds = new Set([
    from,
    ...(users.flatMap(user => user.devices).find(({ id }) => id === from)?.phonelineIds ?? []),
  ]);
  const own = users.flatMap(user => user.numbers).find(({ phonelineId }) => lineIds.has(phonelineId));
  const dialled: DialledCall = { agentNumber: own?.number ?? from, to };
  try {
    return network.dialOut(dialled).callId;
  } catch (error) {
    if (error instanceof UnknownNumberError) throw new ApiError(400, error.message);
    throw error;
  }
}

function isShown(leg: Leg): boolean {
  return leg.state === 'established' && !leg.isSilent;
}

function findLeg(
  calls: readonly Call[],
  params: Readonly<Record<string, string>>,
): { readonly call: Call; readonly leg: Leg } {
  for (const call of calls) {
    const leg = call.legs.find(({ callId }) => callId === params['callId']);
    if (leg !== undefined && leg.state !== 'ended' && !leg.isSilent) return { call, leg };
  }
  throw new ApiError(404, 'There is no such call, or it is over');
}

function callItem(leg: Leg): unknown {
  const participant = (phoneNumber: string, owner: boolean): unknown => ({
    participantId: `${leg.callId.slice(0, 8)}-${owner ? 'owner' : 'other'}`,
    phoneNumber,
    muted: owner && leg.muted,
    hold: owner && leg.hold,
    owner,
  });
  const isIncoming = leg.direction === 'in';
  return {
    callId: leg.callId,
    muted: leg.muted,
    recording: leg.recording,
    hold: leg.hold,
    participants: [participant(leg.to, isIncoming), participant(leg.from, !isIncoming)],
  };
}
