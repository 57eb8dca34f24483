import { z } from 'zod';
import type { DialledCall } from '../call.ts';
import type { Leg } from '../leg.ts';
import { UnknownNumberError } from '../network.ts';
import { ApiError, type Endpoint, parseBody, type RestContext } from './endpoint.ts';

const number = z.string().regex(/^\+?\d{1,20}$/);

/** Calls in progress, and calls that the API itself makes. */
export function callEndpoints(context: RestContext): readonly Endpoint[] {
  return [...runningCallEndpoints(context), ...startEndpoints(context)];
}

function runningCallEndpoints({ world }: RestContext): readonly Endpoint[] {
  return [
    {
      method: 'GET',
      path: '/calls',
      scopes: ['rtcm:read'],
      reply: () => ({ data: world.calls.flatMap(call => call.legs.filter(isShown).map(callItem)) }),
    },
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

function callItem(leg: Leg): unknown {
  const participant = (phoneNumber: string, owner: boolean): unknown => ({
    participantId: `${leg.callId.slice(0, 8)}-${owner ? 'owner' : 'other'}`,
    phoneNumber,
    muted: false,
    hold: false,
    owner,
  });
  const isIncoming = leg.direction === 'in';
  return {
    callId: leg.callId,
    muted: false,
    recording: false,
    hold: false,
    participants: [participant(leg.to, isIncoming), participant(leg.from, !isIncoming)],
  };
}
