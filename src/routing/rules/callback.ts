import { callbackSounds } from '../../domain/built-in-announcements.ts';
import type { Deliberation } from '../deliberation.ts';
import type { InLine } from '../deputies.ts';
import { type Choice, ringNobody } from './choice.ts';
import { isWaitedFor, linesUpBusy, wantedLine } from './waiting.ts';

/** A caller asks to be called back: they hear that they will be, and the call ends. */
export function promiseCallback(call: Deliberation): Choice | null {
  const { waiting, callback } = call.situation.terms;
  if (callback === undefined || waiting?.asksFor !== 'callback') return null;
  return ringNobody('asks-for-callback', {
    kind: 'callback',
    announcement: callbackSounds.promised,
    agentIds: idsOf(wantedLine(call)),
  });
}

/**
 * Whoever has just called and knows only busy agents is asked whether to be called back, instead of waiting or getting
 * somebody else at once.
 */
export function offerCallback(call: Deliberation): Choice | null {
  const { waiting, callback, caller } = call.situation.terms;
  if (callback === undefined || !callback.isOffered || waiting === null || caller?.someoneNew) return null;
  const line = linesUpBusy(call);
  if (line === null) return null;
  return ringNobody('offers-callback', {
    kind: 'hold',
    plays: { kind: 'prompt', name: callbackSounds.offer },
    waitsFor: idsOf(line),
    anyFrom: null,
  });
}

function idsOf(line: readonly InLine[]): readonly string[] {
  return line.filter(isWaitedFor).map(({ agent }) => agent.agentId);
}
