import type { Clock, DialAbility, Dialler } from '../app/ports.ts';
import { createAccountClient } from './account-client.ts';
import type { DeviceReply } from './account-replies.ts';
import { createRestClient, type RestClientOptions } from './rest-client.ts';
import { SipgateApiError } from './sipgate-api-error.ts';

const path = '/sessions/calls';
/** So long an answer is believed; rights are given and taken seldom. */
const believedMs = 10 * 60_000;
const soonMs = 30_000;

/** Starts calls by `POST /sessions/calls` (platform 2.2), which classic accounts have. Not confirmed with a real one yet. */
export function createDialler(options: RestClientOptions & { readonly clock: Clock }): Dialler {
  const client = createRestClient(options);
  const { clock } = options;
  let known: { readonly ability: DialAbility; readonly until: number } | null = null;

  /** A call to nobody from nowhere: who may start calls is told that it is none, who may not that they may not. */
  async function ask(signal: AbortSignal): Promise<DialAbility> {
    try {
      await client.post(path, {}, signal);
      return 'able';
    } catch (error) {
      signal.throwIfAborted();
      return abilityAfter(error);
    }
  }

  return {
    async ability(signal) {
      const now = clock();
      if (known !== null && now < known.until) return known.ability;
      const ability = await ask(signal);
      known = { ability, until: now + (ability === 'unknown' ? soonMs : believedMs) };
      return ability;
    },
    async dial({ agentId, to }, signal) {
      const device = toRing(await createAccountClient(client, signal).fetchDevicesOf(agentId));
      if (device === null) return false;
      // sipgate asks for a device where the caller is none.
      await client.post(path, { caller: device.id, callee: to, deviceId: device.id }, signal);
      return true;
    },
  };
}

function abilityAfter(error: unknown): DialAbility {
  if (!(error instanceof SipgateApiError)) return 'unknown';
  switch (error.problem) {
    case 'forbidden':
    case 'unauthorized':
      return 'no-scope';
    case 'wrong-platform':
    case 'not-found':
      return 'other-platform';
    case 'unexpected':
      return 'able';
    default:
      return 'unknown';
  }
}

/** One that is there, if any is. */
function toRing(devices: readonly DeviceReply[]): DeviceReply | null {
  return devices.find(({ online, dnd }) => online && !dnd) ?? devices[0] ?? null;
}
