import { once } from 'node:events';
import { isOwnNumber } from '../directory.ts';
import { agentOf, UnknownNumberError } from '../network.ts';
import type { World } from '../world.ts';
import { ApiError, type RestContext } from './endpoint.ts';

interface Wish {
  /** A phone line, a device or a number of an agent. */
  readonly from: string;
  readonly to: string;
  readonly callerId: string | undefined;
}

/**
 * Starts a click-to-call, unless a fault is in the way; gives its id. Throws an {@link ApiError}.
 *
 * @param gone aborts when the client has given up
 */
export async function startCall(
  { world, network }: RestContext,
  { from, to, callerId }: Wish,
  gone: AbortSignal,
): Promise<string> {
  const agentNumber = agentNumberOf(world, from);
  if (callerId !== undefined && !isOwnNumber(world.company, callerId))
    throw new ApiError(
      world.assumptions.foreignCallerId,
      `callerId ${callerId} is no number of this account`,
    );
  const fault = world.faults.forDial();
  if (fault?.kind === 'refuse') throw new ApiError(fault.status, 'The emulator was told to refuse calls');
  if (fault?.kind === 'hang' || fault?.kind === 'late') {
    await aborted([gone, world.closed]);
    if (fault.kind === 'hang' || world.closed.aborted) throw new ApiError(503, 'Nobody waits for the answer');
  }
  return network.clickToCall({ agentNumber, to, callerId, isUnreported: fault?.kind === 'silent' }).callId;
}

function agentNumberOf(world: World, from: string): string {
  const users = world.company.users;
  const device = users.flatMap(user => user.devices).find(({ id }) => id === from);
  const lineIds = new Set([from, ...(device?.phonelineIds ?? [])]);
  const own = users.flatMap(user => user.numbers).find(({ phonelineId }) => lineIds.has(phonelineId));
  const number = own?.number ?? from;
  try {
    agentOf(world, number);
    return number;
  } catch (error) {
    if (error instanceof UnknownNumberError) throw new ApiError(400, error.message);
    throw error;
  }
}

async function aborted(signals: readonly AbortSignal[]): Promise<void> {
  const any = AbortSignal.any([...signals]);
  if (!any.aborted) await once(any, 'abort');
}
