import type { Clock } from '../app/ports/log.ts';
import type { DialAbility, Dialler } from '../app/ports/provider.ts';
import type { PhoneNumber } from '../domain/phone-number.ts';
import { createAccountClient } from './account-client.ts';
import type { DeviceReply } from './account-replies.ts';
import { createRestClient, type RestClientOptions } from './rest-client.ts';
import { SipgateApiError } from './sipgate-api-error.ts';

/**
 * How a kind of account starts calls (platform 2.2 and 2.5). Neither is confirmed with a real account yet.
 */
interface Way {
  readonly path: string;
  /** What is posted, for each spelling of the number: the next is tried if sipgate rejects the one before. */
  bodies(device: DeviceReply, to: PhoneNumber): readonly object[];
}

const classic: Way = {
  path: '/sessions/calls',
  // sipgate requires a device if the caller is not one itself.
  bodies: ({ id }, to) => [{ caller: id, callee: to, deviceId: id }],
};

/** Reports differ about the plus sign. */
const neo: Way = {
  path: '/calls',
  bodies: ({ id }, to) => [to, to.slice(1)].map(targetNumber => ({ deviceId: id, targetNumber })),
};

/** How long an answer is believed, in milliseconds; rights rarely change. */
const believedMs = 10 * 60_000;
const soonMs = 30_000;

/** Starts calls the way this kind of account does, which is found out by trying. */
export function createDialler(options: RestClientOptions & { readonly clock: Clock }): Dialler {
  const client = createRestClient(options);
  const { clock } = options;
  let known: (Found & { readonly until: number }) | null = null;

  async function find(signal: AbortSignal): Promise<Found> {
    const now = clock();
    if (known !== null && now < known.until) return known;
    const found = await ask(signal);
    known = { ...found, until: now + (found.ability === 'unknown' ? soonMs : believedMs) };
    return known;
  }

  async function ask(signal: AbortSignal): Promise<Found> {
    const byClassic = await abilityBy(classic, signal);
    if (byClassic === 'able' || byClassic === 'unknown') return { ability: byClassic, way: classic };
    const byNeo = await abilityBy(neo, signal);
    // If a right is missing, sipgate may not have checked the kind of account.
    return { ability: byNeo === 'other-platform' ? byClassic : byNeo, way: neo };
  }

  /**
   * An invalid call: a token that may start calls is told that it is invalid, another that it lacks the
   * right.
   */
  async function abilityBy({ path }: Way, signal: AbortSignal): Promise<DialAbility> {
    try {
      await client.post(path, {}, signal);
      return 'able';
    } catch (error) {
      signal.throwIfAborted();
      return abilityAfter(error);
    }
  }

  return {
    ability: async signal => (await find(signal)).ability,
    async dial({ agentId, partOf, to }, signal) {
      const { way } = await find(signal);
      const devices = await createAccountClient(client, signal).fetchDevicesOf(partOf?.userId ?? agentId);
      const device = toRing(devices.filter(({ id }) => partOf?.deviceIds.includes(id) ?? true));
      if (device === null) return false;
      const [body = {}, otherwise] = way.bodies(device, to);
      await client.post(way.path, body, signal).catch((error: unknown) => {
        if (otherwise === undefined || !isBadRequest(error)) throw error;
        return client.post(way.path, otherwise, signal);
      });
      return true;
    },
  };
}

interface Found {
  readonly ability: DialAbility;
  readonly way: Way;
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

function isBadRequest(error: unknown): boolean {
  return error instanceof SipgateApiError && error.status === 400;
}

/** An online device if there is one. The app on a mobile phone does not ring for calls started this way. */
function toRing(devices: readonly DeviceReply[]): DeviceReply | null {
  const ringing = devices.filter(({ type }) => type !== 'MOBILE_APP');
  return ringing.find(({ online, dnd }) => online && !dnd) ?? ringing[0] ?? null;
}
