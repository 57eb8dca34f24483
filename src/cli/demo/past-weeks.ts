import { surroundingsOf } from '../../app/calls/surroundings.ts';
import type { AppContext } from '../../app/context.ts';
import type { Answer, Hangup, NewCall } from '../../domain/call-event.ts';
import type { Decision } from '../../domain/decision.ts';
import { creditCall, type Familiarity } from '../../domain/familiarity.ts';
import type { JournalEntry } from '../../domain/journal-entry.ts';
import { toParty } from '../../domain/party.ts';
import type { Chance } from '../../emulator/chance.ts';
import { decide } from '../../routing/decide.ts';
import { toSituation } from '../../routing/situation.ts';
import { applyEntry } from '../../switchboard/apply-entry.ts';
import type { Knowledge } from '../../switchboard/interpret.ts';
import { emptySwitchboard } from '../../switchboard/switchboard.ts';
import type { PastDay, PastDayCall } from './past-days.ts';

/** So many entries are handed to the store at once, which writes them in one go. */
const atOnce = 300;

/** Familiarity, as it grew from day to day. */
type Friends = Map<string, readonly Familiarity[]>;

/**
 * Puts the hotline's calls of the days before into the journal, each decided by the rules that decide today,
 * to give reports and comparisons something to show. Resolves when all of it is recorded.
 */
export async function recordPastDays(
  context: AppContext,
  days: readonly PastDay[],
  chance: Chance,
): Promise<void> {
  const friends: Friends = new Map();
  const entries = days.flatMap(day => playDay(context, day, { chance, friends }));
  for (let start = 0; start < entries.length; start += atOnce)
    await Promise.all(entries.slice(start, start + atOnce).map(entry => context.store.record(entry)));
}

/** One day: calls ring, are picked up by one of those to whom they were put through, and end. */
function playDay(
  context: AppContext,
  { calls, hotline }: PastDay,
  { chance, friends }: { readonly chance: Chance; readonly friends: Friends },
): readonly JournalEntry[] {
  const known: Knowledge = { ...context.known, board: emptySwitchboard(context.known.rules) };
  const entries: JournalEntry[] = [];
  let due: readonly JournalEntry[] = [];
  const note = (entry: JournalEntry): void => {
    applyEntry(known.board, entry);
    entries.push(entry);
  };
  for (const call of calls) {
    for (const entry of due) if (entry.receivedAt <= call.at) note(entry);
    due = due.filter(entry => entry.receivedAt > call.at);
    const ends = { caller: toParty(call.from), called: toParty(hotline) };
    const event = { ...legOf(call), ...ends, type: 'newCall', users: [], diversion: null } as const;
    const decision = decideAt(context, known, event, { call, friends });
    if (decision === null) break;
    note({ ...plain(call), event, receivedAt: call.at, decision });
    due = [...due, ...whatFollows(call, event, decision, { chance, friends })].sort(byTime);
  }
  for (const entry of due) note(entry);
  return entries;
}

/** The answer, if somebody picks up before the caller gives up, and the end. */
function whatFollows(
  call: PastDayCall,
  { caller, called }: NewCall,
  { outcome }: Decision,
  { chance, friends }: { readonly chance: Chance; readonly friends: Friends },
): readonly JournalEntry[] {
  const rung = outcome.kind === 'dial' ? outcome.agentIds : [];
  const agentId = rung[Math.floor(chance.next() * rung.length)];
  const ringsMs = 3_000 + chance.next() * 14_000;
  const leg = { ...legOf(call), caller, called, answeringNumber: null };
  const end = (cause: Hangup['cause'], at: number): JournalEntry => {
    return { ...plain(call), event: { ...leg, type: 'hangup', cause }, receivedAt: Math.round(at) };
  };
  if (agentId === undefined || call.patienceMs < ringsMs) return [end('cancel', call.at + call.patienceMs)];
  const answeredAt = Math.round(call.at + ringsMs);
  befriend(friends, call.from, agentId, answeredAt);
  const event: Answer = { ...leg, type: 'answer', user: { id: agentId, name: '' } };
  const answer = { ...plain(call), event, receivedAt: answeredAt, agentIds: [agentId] };
  return [answer, end('normal-clearing', answeredAt + call.talkMs)];
}

function decideAt(
  context: AppContext,
  known: Knowledge,
  event: NewCall,
  { call, friends }: { readonly call: PastDayCall; readonly friends: Friends },
): Decision | null {
  const [hotline] = known.plan.hotlines;
  if (hotline === undefined) return null;
  const recalled = { familiarity: friends.get(call.from) ?? [], returnCall: null };
  const options = surroundingsOf(context, { hotline, now: call.at, basis: 'store' });
  return decide(toSituation(event, known, recalled, options));
}

const halfLifeDays = 90;

function befriend(friends: Friends, from: string, agentId: string, answeredAt: number): void {
  const known = friends.get(from) ?? [];
  const before = known.find(one => one.agentId === agentId) ?? null;
  const others = known.filter(one => one !== before);
  friends.set(from, [...others, creditCall(before, { agentId, answeredAt }, halfLifeDays)]);
}

function legOf({ id }: PastDayCall) {
  return { callId: id, originalCallId: null, flowId: id, direction: 'in' } as const;
}

function plain({ id }: PastDayCall) {
  return { flowId: id, role: 'hotline', agentIds: [] as string[], decision: null } as const;
}

function byTime(a: JournalEntry, b: JournalEntry): number {
  return a.receivedAt - b.receivedAt;
}
