import { z } from 'zod';
import type { Clock } from '../app/ports/log.ts';
import type { DialAbility, Dialled, DialledCall, Dialler } from '../app/ports/provider.ts';
import type { PhoneNumber } from '../domain/phone-number.ts';
import { type AccountClient, createAccountClient } from './account-client.ts';
import type { DeviceReply } from './account-replies.ts';
import { dialFailure } from './dial-failure.ts';
import { createRestClient, type RestClientOptions } from './rest-client.ts';
import { SipgateApiError } from './sipgate-api-error.ts';

/**
 * How a kind of account starts calls (platform 2.2 and 2.5). Neither is confirmed with a real account yet.
 */
interface Way {
  readonly path: string;
  /** How numbers are written; the next is tried if sipgate rejects the one before. */
  readonly spellings: readonly [Spelling, ...Spelling[]];
  body(device: DeviceReply, to: string): object;
}

type Spelling = (number: PhoneNumber) => string;

const withPlus: Spelling = number => number;
const withoutPlus: Spelling = number => number.slice(1);

const classic: Way = {
  path: '/sessions/calls',
  spellings: [withPlus],
  // sipgate requires a device if the caller is not one itself.
  body: ({ id }, to) => ({ caller: id, callee: to, deviceId: id }),
};

const neo: Way = {
  path: '/calls',
  // Reports differ about the plus sign.
  spellings: [withPlus, withoutPlus],
  body: ({ id }, to) => ({ deviceId: id, targetNumber: to }),
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
    async dial(call, signal) {
      let wasAsked = false;
      try {
        const { way } = await find(signal);
        const device = await deviceOf(call, createAccountClient(client, signal));
        if (device === null) return { kind: 'no-device' };
        signal.throwIfAborted();
        wasAsked = true;
        return await start(triesOf(way, device, call), body => client.post(way.path, body, signal));
      } catch (error) {
        throw dialFailure(error, wasAsked);
      }
    },
  };
}

interface Try {
  readonly shows: PhoneNumber | null;
  readonly body: object;
}

type Tries = readonly [Try, ...Try[]];

/** All of them the same call; whatever comes second is for a sipgate that has refused the first. */
function triesOf(
  { spellings: [spell, ...others], body }: Way,
  device: DeviceReply,
  call: DialledCall,
): Tries {
  const { to, showing } = call;
  const tryOf = (shows: PhoneNumber | null, spelling: Spelling): Try => ({
    shows,
    body: { ...body(device, spelling(to)), ...(shows === null ? {} : { callerId: spelling(shows) }) },
  });
  const rest = (shows: PhoneNumber | null): readonly Try[] => others.map(other => tryOf(shows, other));
  const plain: Tries = [tryOf(null, spell), ...rest(null)];
  // Being called matters more than by which number.
  return showing === null ? plain : [tryOf(showing, spell), ...rest(showing), ...plain];
}

async function start([first, ...others]: Tries, ask: (body: object) => Promise<unknown>): Promise<Dialled> {
  try {
    return { kind: 'started', callId: callIdIn(await ask(first.body)), shows: first.shows };
  } catch (error) {
    const [second, ...rest] = others;
    if (second === undefined || !mayBeOtherwise(error, first)) throw error;
    return start([second, ...rest], ask);
  }
}

/** Whether another spelling, or not to show a number, may do where this was refused. */
function mayBeOtherwise(error: unknown, { shows }: Try): boolean {
  if (!(error instanceof SipgateApiError)) return false;
  return error.status === 400 || (error.problem === 'forbidden' && shows !== null);
}

/** Classic accounts call it a session; what neo ones answer is not confirmed. */
const startedReply = z.object({ sessionId: z.string().nullish(), callId: z.string().nullish() });

function callIdIn(reply: unknown): string | null {
  const { data } = startedReply.safeParse(reply);
  return [data?.sessionId, data?.callId].find(id => id) ?? null;
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

async function deviceOf(
  { agentId, partOf }: DialledCall,
  account: AccountClient,
): Promise<DeviceReply | null> {
  const devices = await account.fetchDevicesOf(partOf?.userId ?? agentId);
  return toRing(devices.filter(({ id }) => partOf?.deviceIds.includes(id) ?? true));
}

/** An online device if there is one. The app on a mobile phone does not ring for calls started this way. */
function toRing(devices: readonly DeviceReply[]): DeviceReply | null {
  const ringing = devices.filter(({ type }) => type !== 'MOBILE_APP');
  return ringing.find(({ online, dnd }) => online && !dnd) ?? ringing[0] ?? null;
}
