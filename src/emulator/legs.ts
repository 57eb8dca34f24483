import type { Call } from './call.ts';
import { type Destination, type NamedUser, namedUsers } from './directory.ts';
import type { PushFault } from './faults.ts';
import type { Instruction } from './instruction.ts';
import { type HangupCause, type Leg, noSubscriptions } from './leg.ts';
import { type Answerer, answerFields, hangupFields, newCallFields, type Push } from './push.ts';
import type { World } from './world.ts';

export interface NewLeg extends Pick<Leg, 'direction' | 'from' | 'to' | 'destination'> {
  /** Default: whom the destination names. */
  readonly users?: readonly NamedUser[];
  readonly origCallId?: string;
  readonly xcid?: string;
  readonly diversion?: string | null;
  /** Default: whether the account's settings leave it out. */
  readonly isSilent?: boolean;
}

export function openLeg(world: World, call: Call, leg: NewLeg): Leg {
  const callId = world.chance.hex(76);
  const users = leg.users ?? namedUsers(leg.destination);
  const opened: Leg = {
    callId,
    origCallId: callId,
    xcid: call.xcid,
    diversion: null,
    ...leg,
    users,
    isSilent: leg.isSilent ?? !isListed(users, leg.destination, world.settings.whitelist),
    subscriptions: noSubscriptions,
    state: 'ringing',
    answeringNumber: null,
  };
  call.legs.push(opened);
  return opened;
}

/** Sends newCall and returns what the webhook wants. Only this reply subscribes to answer and hangup. */
export async function announceLeg(world: World, leg: Leg): Promise<Instruction> {
  const url = leg.direction === 'in' ? world.settings.incomingUrl : world.settings.outgoingUrl;
  if (leg.isSilent || url === '') return { verb: 'none' };
  const fields = newCallFields(leg, {
    masterSipId: world.company.masterSipId,
    listsUsers:
      world.assumptions.listsUsers && (leg.direction === 'in' || world.assumptions.namesCallingAgent),
  });
  const answered = await world.pusher.ask({ event: 'newCall', callId: leg.callId, url, fields });
  leg.subscriptions = answered.subscriptions;
  return answered.instruction;
}

/** Somebody or something has picked up. */
export function answerLeg(world: World, call: Call, leg: Leg, by: Answerer): void {
  if (leg.state !== 'ringing') return;
  leg.state = 'established';
  leg.answeringNumber = by.number;
  const { onAnswer } = leg.subscriptions;
  if (onAnswer === null) return;
  const fields = answerFields(leg, by, world.company.masterSipId);
  sendFollowUp(world, call, { event: 'answer', callId: leg.callId, url: onAnswer, fields });
}

export function endLeg(world: World, call: Call, leg: Leg, cause: HangupCause): void {
  if (leg.state === 'ended') return;
  leg.state = 'ended';
  const { onHangup } = leg.subscriptions;
  if (onHangup === null) return;
  const push: Push = { event: 'hangup', callId: leg.callId, url: onHangup, fields: hangupFields(leg, cause) };
  sendFollowUp(world, call, push);
}

/** Sends what was held back and waits until every event of the call has been sent. */
export async function flushFollowUps(world: World, call: Call): Promise<void> {
  for (const push of call.heldBack.splice(0)) chain(world, call, push, null);
  await Promise.all([call.followUps, ...call.lateOnes]);
}

function sendFollowUp(world: World, call: Call, push: Push): void {
  const fault = world.faults.forPush(push.event);
  switch (fault?.kind) {
    case 'reorder':
      call.heldBack.push(push);
      return;
    case 'delay':
      call.lateOnes.push(sendLate(world, push, fault));
      return;
    case 'duplicate':
      chain(world, call, push, fault);
      break;
    case 'lose':
    case 'time-out':
    case undefined:
      break;
  }
  chain(world, call, push, fault);
  for (const late of call.heldBack.splice(0)) chain(world, call, late, null);
}

function chain(world: World, call: Call, push: Push, fault: PushFault | null): void {
  call.followUps = call.followUps.then(() => world.pusher.tell(push, fault));
}

async function sendLate(world: World, push: Push, fault: PushFault): Promise<void> {
  await world.clock.wait(fault.delaySeconds ?? 0);
  if (!world.closed.aborted) await world.pusher.tell(push, fault);
}

function isListed(
  users: readonly NamedUser[],
  destination: Destination,
  whitelist: readonly string[] | null,
): boolean {
  if (whitelist === null || destination.kind === 'mailbox') return true;
  const groupId = destination.kind === 'group' ? destination.group.id : null;
  return [groupId, ...users.map(user => user.id)].some(id => id !== null && whitelist.includes(id));
}
