import type { NewCall } from '../domain/call-event.ts';
import type { Decision } from '../domain/decision.ts';
import type { Recalled } from '../domain/familiarity.ts';
import { trimDecision } from '../domain/trim-decision.ts';
import type { Knowledge } from '../switchboard/interpret.ts';
import { decide } from './decide.ts';
import { type CallSurroundings, toSituation } from './situation.ts';

/**
 * Decides who gets a call at a hotline, and says why. The one way into this room: for a call that comes in and for a turn of
 * a wait, for what would happen, and for calls of the past.
 */
export function decideCall(
  known: Knowledge,
  call: Pick<NewCall, 'callId' | 'caller'>,
  recalled: Recalled,
  surroundings: CallSurroundings,
): Decision {
  return trimDecision(decide(toSituation(known, call, recalled, surroundings)));
}
