import { agents, hotline } from '../bench/pushes.ts';
import type { Chance } from '../src/emulator/chance.ts';
import { fictionalCaller } from '../src/emulator/fictional-caller.ts';

/** A caller's call to the hotline. */
export interface Call {
  readonly callId: string;
  readonly caller: string;
}

export type EventType = 'newCall' | 'answer' | 'hangup';

/** A call with an id that no other has: `name` tells apart who makes calls, `count` the calls they make. */
export function makeCall(name: string, count: number, chance: Chance): Call {
  const callId = `${name}-${count}-${chance.hex(24)}`;
  return { callId, caller: fictionalCaller(Math.floor(chance.next() * 500)) };
}

/** The body of a push about the call; `agent` is the number that answers, without the plus sign. */
export function bodyOf(event: EventType, { callId, caller }: Call, agent: string | undefined): string {
  const ids = { callId, origCallId: callId, xcid: callId };
  const ends = { direction: 'in', from: caller.slice(1), to: hotline.slice(1) };
  const answeringNumber = agent ?? agents[0]?.slice(1) ?? '';
  switch (event) {
    case 'newCall':
      return new URLSearchParams({ event, ...ids, ...ends, 'user[]': '' }).toString();
    case 'answer':
      return new URLSearchParams({ event, ...ids, ...ends, answeringNumber, user: '' }).toString();
    case 'hangup':
      return new URLSearchParams({ event, ...ids, ...ends, cause: 'normalClearing' }).toString();
  }
}
