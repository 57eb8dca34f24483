import { z } from 'zod';
import type { Leg } from '../leg.ts';
import { type Endpoint, parseBody, type RestContext } from './endpoint.ts';
import { startCall } from './start-call.ts';

const number = z.string().regex(/^\+?\d{1,20}$/);
/** A `deviceId` beside it is ignored, as somebody has seen it with a real account. */
const classicWish = z.object({ caller: z.string(), callee: number, callerId: number.optional() });
const neoWish = z.object({ deviceId: z.string(), targetNumber: number, callerId: number.optional() });

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
      async reply({ body, gone }): Promise<unknown> {
        const { caller, callee, callerId } = parseBody(classicWish, body);
        return { sessionId: await startCall(context, { from: caller, to: callee, callerId }, gone) };
      },
    },
    {
      method: 'POST',
      path: '/calls',
      scopes: ['rtcm:write'],
      only: 'neo',
      async reply({ body, gone }): Promise<unknown> {
        const { deviceId, targetNumber, callerId } = parseBody(neoWish, body);
        return { callId: await startCall(context, { from: deviceId, to: targetNumber, callerId }, gone) };
      },
    },
  ];
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
