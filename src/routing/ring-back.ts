import type { LocalMoment } from '../domain/local-date.ts';
import type { Hotline } from '../domain/plan.ts';
import { absencesAt, hotlineByName, membersOf, offDutyAt } from '../domain/plan-index.ts';
import type { AgentId } from '../domain/roster.ts';
import { type CallbackRequest, isResting } from '../switchboard/callback-request.ts';
import type { Knowledge } from '../switchboard/interpret.ts';
import { lineAt } from '../switchboard/line.ts';
import { freeAgents, keepFor } from './keep.ts';
import { closedOf } from './terms-of-call.ts';

/** Who calls whom back now. */
export interface RingBack {
  readonly request: CallbackRequest;
  readonly agentId: AgentId;
}

interface Moment {
  /** Epoch milliseconds. */
  readonly now: number;
  /** The wall clock in a time zone, at a moment in epoch milliseconds. */
  readonly toLocal: (timeZone: string, at: number) => LocalMoment;
}

/**
 * Who of those who are free calls back whom: VIPs first, then who asked first, each by the best of those they know, nobody twice.
 * Callers on the line go before: who is kept for one of them calls nobody. While a hotline is closed nobody of it is called back.
 */
export function whoCallsBack(known: Knowledge, moment: Moment): readonly RingBack[] {
  const { now } = moment;
  const openings = openingsOf(known, moment);
  const taken = new Set<AgentId>();
  const among = { known, now, taken };
  const due: { readonly request: CallbackRequest; readonly opening: Opening }[] = [];
  for (const request of known.switchboard.callbacks.byCallId.values()) {
    if (isResting(request, now)) continue;
    const opening = openings(request.hotline);
    if (opening !== null && bestFor(request, opening, among) !== null) due.push({ request, opening });
  }
  const pairs: RingBack[] = [];
  for (const { request, opening } of due.sort((a, b) => byUrgency(a.request, b.request))) {
    const agentId = bestFor(request, opening, among);
    if (agentId === null) continue;
    taken.add(agentId);
    pairs.push({ request, agentId });
  }
  return pairs;
}

/** In which order callers are called back. */
export function byUrgency(a: CallbackRequest, b: CallbackRequest): number {
  return Number(b.isVip) - Number(a.isVip) || a.askedAt - b.askedAt || (a.callId < b.callId ? -1 : 1);
}

/** A hotline that is open, and who is free for callbacks at it, longest idle first. */
interface Opening {
  readonly hotline: Hotline;
  readonly free: ReadonlySet<AgentId>;
}

/** Looks at each hotline once; null where it is closed, nobody is free, or there is none of this name any more. */
function openingsOf(known: Knowledge, { now, toLocal }: Moment): (hotline: string) => Opening | null {
  const looked = new Map<string, Opening | null>();
  const look = (name: string): Opening | null => {
    const hotline = hotlineByName(known.plan, name);
    if (hotline === null) return null;
    const local = (at: number): LocalMoment => toLocal(hotline.timeZone, at);
    if (closedOf(hotline, { now, toLocal: local }) !== null) return null;
    const present = { now, offDuty: offDutyAt(known.plan, now, local) };
    const free = freeAgents(known, present);
    for (const agentId of keepFor(lineAt(known.switchboard, now), known, present).keys())
      free.delete(agentId);
    return { hotline, free };
  };
  return name => {
    const before = looked.get(name);
    if (before !== undefined) return before;
    const opening = look(name);
    looked.set(name, opening);
    return opening;
  };
}

function bestFor(
  request: CallbackRequest,
  { hotline, free }: Opening,
  {
    known,
    now,
    taken,
  }: { readonly known: Knowledge; readonly now: number; readonly taken: ReadonlySet<AgentId> },
): AgentId | null {
  for (const id of wantedAt(request, known, now))
    if (free.has(id) && !taken.has(id) && isWilling(id, request, now)) return id;
  if (!mayAnybody(request, now)) return null;
  const members = membersOf(known.plan, hotline);
  for (const id of free)
    if ((members?.has(id) ?? true) && !taken.has(id) && isWilling(id, request, now)) return id;
  return null;
}

function isWilling(id: AgentId, { never, putOff }: CallbackRequest, now: number): boolean {
  return !never.includes(id) && now >= (putOff[id] ?? 0);
}

/** Whether by `now` (epoch milliseconds) anybody of the hotline calls back who is free. */
export function mayAnybody(
  { wants, anybodyFrom, isStrict }: Pick<CallbackRequest, 'wants' | 'anybodyFrom' | 'isStrict'>,
  now: number,
): boolean {
  return !isStrict && (wants.length === 0 || (anybodyFrom !== null && now >= anybodyFrom));
}

/** Who is to call back, best first; in place of each who is absent by `now` (epoch milliseconds), their deputies. */
export function wantedAt(
  { wants }: Pick<CallbackRequest, 'wants'>,
  { plan }: Pick<Knowledge, 'plan'>,
  now: number,
): readonly AgentId[] {
  if (plan.absences.length === 0) return wants;
  const absenceOf = absencesAt(plan, now);
  return wants.flatMap(id => absenceOf(id)?.deputies ?? [id]);
}
