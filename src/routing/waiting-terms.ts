import { defaultMusic } from '../domain/built-in-announcements.ts';
import type { PhoneNumber } from '../domain/phone-number.ts';
import type { Hotline } from '../domain/plan.ts';
import type { TurnSound, WaitingTerms } from '../domain/terms.ts';
import { byPlace, placeKeptFor } from '../switchboard/line.ts';
import type { Switchboard } from '../switchboard/switchboard.ts';
import type { Wait } from '../switchboard/wait.ts';
import type { Asking } from './keep.ts';
import type { Surroundings } from './terms-of-call.ts';

/** A turn of a wait that has ended, with the keys pressed in it. */
export interface EndedTurn {
  readonly wait: Wait;
  readonly digits: string;
}

interface WaitingCall {
  readonly callId: string;
  readonly caller: PhoneNumber | null;
  readonly isVip: boolean;
  /** Null for somebody who has only just called. */
  readonly ended: EndedTurn | null;
}

/** Whose call it is in the line: one whom anybody will do from now on if they have asked for that. */
export function askingOf(
  { callId, caller, isVip, ended }: WaitingCall,
  {
    switchboard,
    hotline,
    now,
  }: { readonly switchboard: Switchboard; readonly hotline: Hotline; readonly now: number },
): Asking {
  if (ended === null)
    return { callId, isVip, placeSince: placeKeptFor(switchboard, caller, hotline.name, now) ?? now };
  const { wait, digits } = ended;
  return { ...wait, anyFrom: digits === anybodyKey ? now : wait.anyFrom };
}

/** Null where the hotline lets nobody wait and asks nobody anything, and this caller does not wait already. */
export function waitingTermsOf(
  asking: Asking,
  ended: EndedTurn | null,
  line: readonly Wait[],
  { hotline, canPlay }: Pick<Surroundings, 'canPlay'> & { readonly hotline: Hotline },
): WaitingTerms | null {
  const { familiarMs, anyMs } = hotline.waiting;
  if (familiarMs + anyMs === 0 && !hotline.callback.atOnce && ended === null) return null;
  return {
    familiarMs,
    anyMs,
    plays: nextSound(hotline, ended, canPlay),
    since: ended?.wait.since ?? null,
    placeSince: asking.placeSince,
    anyFrom: ended?.wait.anyFrom ?? null,
    turns: ended?.wait.turns ?? 0,
    asksFor: askedByKey(hotline, ended?.digits ?? ''),
    place: placeIn(line, hotline, asking),
  };
}

function placeIn(line: readonly Wait[], { name }: Hotline, asking: Asking): number {
  let place = 1;
  for (const one of line)
    if (one.hotline === name && one.callId !== asking.callId && byPlace(one, asking) < 0) place++;
  return place;
}

/** The keys of which the prompts tell. */
const anybodyKey = '1';
const voicemailKey = '2';
const callbackKey = '3';

function askedByKey({ waiting, callback }: Hotline, digits: string): WaitingTerms['asksFor'] {
  if (digits === anybodyKey) return 'anybody';
  if (digits === callbackKey) return callback.key || callback.atOnce ? 'callback' : null;
  return digits === voicemailKey && waiting.voicemailKey ? 'voicemail' : null;
}

/** First the prompt, if there is one; then the music, from its beginning. */
function nextSound(
  { waiting }: Hotline,
  ended: EndedTurn | null,
  canPlay: Surroundings['canPlay'],
): TurnSound {
  const { prompt, music } = waiting;
  if (ended === null && prompt !== null && canPlay(prompt)) return { kind: 'prompt', name: prompt };
  const name = music !== null && canPlay(music) ? music : defaultMusic;
  const turns = ended?.wait.turns ?? 0;
  return { kind: 'music', name, piece: prompt === null ? turns : Math.max(0, turns - 1) };
}
