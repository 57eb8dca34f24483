import type { Callback } from '../../src/app/ports/callbacks.ts';
import type { HangupCause } from '../../src/domain/call-event.ts';
import type { Decision } from '../../src/domain/decision.ts';
import type { JournalEntry, LegRole } from '../../src/domain/journal-entry.ts';
import { type Party, toParty } from '../../src/domain/party.ts';
import { type PhoneNumber, toPhoneNumber } from '../../src/domain/phone-number.ts';

/** One leg of a made-up call. */
export interface Leg {
  readonly callId: string;
  readonly originalCallId: string | null;
  readonly flowId: string | null;
  readonly role: LegRole;
  readonly direction: 'in' | 'out';
  readonly caller: Party;
  readonly called: Party;
}

export const anna = phone('+491701111111');
export const bert = phone('+491702222222');
export const hotline = phone('+4921112345');

/** A fresh call of Anna's to the hotline, but for what is given. */
export function leg(callId: string, changes: Partial<Leg> = {}): Leg {
  return {
    callId,
    originalCallId: callId,
    flowId: `flow-${callId}`,
    role: 'hotline',
    direction: 'in',
    caller: toParty(anna),
    called: toParty(hotline),
    ...changes,
  };
}

/** What was done about calling somebody back: nothing, but for what is given. */
export function callback(given: Partial<Callback> & Pick<Callback, 'caller'>): Callback {
  const nothing = { takenBy: null, takenAt: null, doneBy: null, doneAt: null, openedAt: null };
  return { ...nothing, changedAt: 0, ...given };
}

export function newCall(on: Leg, receivedAt: number, decision: Decision | null = null): JournalEntry {
  return entry(on, receivedAt, { type: 'newCall', ...ends(on), users: [], diversion: null }, { decision });
}

/** `agentId` null: something that is not a person picked up. */
export function answer(on: Leg, receivedAt: number, agentId: string | null): JournalEntry {
  const event = { type: 'answer', ...ends(on), user: null, answeringNumber: null } as const;
  return entry(on, receivedAt, event, { agentIds: agentId === null ? [] : [agentId] });
}

export function hangup(on: Leg, receivedAt: number, cause: HangupCause = 'normal-clearing'): JournalEntry {
  return entry(on, receivedAt, { type: 'hangup', ...ends(on), cause, answeringNumber: null });
}

export function keysPressed(on: Leg, receivedAt: number, digits: string): JournalEntry {
  const { callId, originalCallId, flowId } = on;
  return entry(on, receivedAt, { type: 'dtmf', callId, originalCallId, flowId, digits });
}

/** A turn of a wait, after which it was decided anew. */
export function turnEnded(on: Leg, receivedAt: number, decision: Decision): JournalEntry {
  return { ...keysPressed(on, receivedAt, ''), decision };
}

/** The caller is put through in the middle of a turn, as earlier versions did. */
export function transferAsked(on: Leg, receivedAt: number, decision: Decision): JournalEntry {
  const { outcome } = decision;
  const agentIds = outcome.kind === 'dial' ? outcome.agentIds : [];
  return entry(on, receivedAt, { type: 'transferAsked', callId: on.callId }, { decision, agentIds });
}

/** A call answered by `agentId`, from first ring to hangup. */
export function answeredCall(on: Leg, startedAt: number, agentId: string): readonly JournalEntry[] {
  return [newCall(on, startedAt), answer(on, startedAt + 5_000, agentId), hangup(on, startedAt + 65_000)];
}

export function phone(text: string): PhoneNumber {
  const number = toPhoneNumber(text);
  if (number === null) throw new Error(`${text} is not a phone number`);
  return number;
}

function ends({ callId, originalCallId, flowId, direction, caller, called }: Leg): Omit<Leg, 'role'> {
  return { callId, originalCallId, flowId, direction, caller, called };
}

function entry(
  on: Leg,
  receivedAt: number,
  event: JournalEntry['event'],
  more: Partial<JournalEntry> = {},
): JournalEntry {
  const flowId = on.flowId ?? on.originalCallId ?? on.callId;
  return { event, receivedAt, flowId, role: on.role, agentIds: [], decision: null, ...more };
}
