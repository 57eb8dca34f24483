import { isDeepStrictEqual } from 'node:util';
import { LRUCache } from 'lru-cache';
import type { CallFate } from '../../analysis/measures/call-fate.ts';
import { fateOfRecord } from '../../analysis/measures/fate-of-record.ts';
import type { Figures } from '../../analysis/measures/figures.ts';
import { type CallRecord, isOver } from '../../domain/call-record.ts';
import type { Decision } from '../../domain/decision.ts';
import { foldCall } from '../../domain/fold-call.ts';
import type { JournalEntry } from '../../domain/journal-entry.ts';
import type { PhoneNumber } from '../../domain/phone-number.ts';
import { type AgentId, agentById } from '../../domain/roster.ts';
import { legOf, openLegsOfFlow } from '../../switchboard/switchboard.ts';
import type { AppContext } from '../context.ts';
import type { Recorded } from '../ports/store.ts';
import { type LiveAgent, toLiveAgent } from './live-agent.ts';
import { type LiveWaiter, liveLine } from './live-line.ts';
import { startToday } from './today.ts';

/** A call as it is now. */
export interface LiveCall {
  readonly call: CallRecord;
  readonly decision: Decision | null;
  readonly state: 'ringing' | 'talking' | 'ended';
  /** Whom it rings, or who talks. */
  readonly agentIds: readonly AgentId[];
}

/** What changed. Agents are given whole and in order where the roster changed, else only those who did. */
export type LiveChange =
  | { readonly kind: 'call'; readonly call: LiveCall }
  | { readonly kind: 'agents'; readonly agents: readonly LiveAgent[]; readonly isWhole: boolean }
  | { readonly kind: 'line'; readonly line: readonly LiveWaiter[] }
  | { readonly kind: 'figures'; readonly figures: Figures };

/** The present, kept up to date from the live feed. One for all viewers. */
export interface LiveBoard {
  /** Those that are open and the last that ended, oldest first. */
  calls(): readonly LiveCall[];
  agents(): readonly LiveAgent[];
  /** Whoever waits, in their order. */
  line(): readonly LiveWaiter[];
  /** Of today where the first hotline is. */
  figures(): Figures;
  /** Tells what has changed since the last time. */
  refresh(): void;
  /** Leaves untold what has changed, because nobody wants to know. */
  skip(): void;
  /** Leaves out the calls of somebody who was erased. */
  forget(caller: PhoneNumber): void;
  subscribe(listener: (change: LiveChange) => void): () => void;
}

/** A call as it was last heard of. */
interface KeptCall extends Pick<LiveCall, 'call' | 'decision'> {
  /** As it is counted among today's figures. */
  readonly fate: CallFate | null;
}

const endedShown = 60;
/** More, since what is told late of a call must not count it twice. */
const endedKept = 200;
/** Only calls whose end is never told could become so many. */
const openKept = 1_000;

/**
 * Starts from the calls of today that are known already. Lives as long as the process. An event costs no more here than
 * writing it down, since it comes while a caller waits for an answer; the rest is done when somebody looks.
 */
export function createLiveBoard(
  context: AppContext,
  past: readonly Pick<LiveCall, 'call' | 'decision'>[],
): LiveBoard {
  const { known, clock, feed } = context;
  const listeners = new Set<(change: LiveChange) => void>();
  /** By call id. */
  const open = new LRUCache<string, KeptCall>({ max: openKept });
  const ended = new LRUCache<string, KeptCall>({ max: endedKept });
  const changed = new Set<string>();
  /** By flow id. */
  const unfolded = new LRUCache<string, readonly JournalEntry[]>({ max: endedKept });
  const today = startToday(context);
  let agents = new Map<AgentId, LiveAgent>();
  let told: readonly LiveAgent[] = [];
  let line: readonly LiveWaiter[] = [];

  function publish(change: LiveChange): void {
    for (const listener of listeners) listener(change);
  }

  function keptCall(callId: string): KeptCall | undefined {
    return open.get(callId) ?? ended.get(callId);
  }

  function keep(call: CallRecord, decision: Decision | null): void {
    const fate = fateOfRecord(call, decision);
    today.count(fate, keptCall(call.callId)?.fate ?? null);
    if (isOver(call)) {
      open.delete(call.callId);
      ended.set(call.callId, { call, decision, fate });
    } else {
      open.set(call.callId, { call, decision, fate });
    }
  }

  /** While the database is away, calls are folded here from what has been heard of them. */
  function recordOf({ entry, call }: Recorded): CallRecord | null {
    if (call !== null || entry.role === 'no-leg') return call;
    const entries = [...(unfolded.get(entry.flowId) ?? []), entry];
    unfolded.set(entry.flowId, entries);
    const folded = foldCall(entries);
    const known = folded === null ? undefined : keptCall(folded.callId)?.call;
    return folded === null || known === undefined ? folded : withLater(known, folded);
  }

  function take(recorded: Recorded): void {
    const call = recordOf(recorded);
    if (call === null || call.kind === 'past') return;
    // An old call may be put right, which is no news.
    if (recorded.entry.event.type === 'userSplit' && keptCall(call.callId) === undefined) return;
    keep(call, recorded.entry.decision ?? keptCall(call.callId)?.decision ?? null);
    changed.add(call.callId);
  }

  function look(): readonly LiveAgent[] {
    const now = clock();
    const fresh = known.roster.agents.map(agent => toLiveAgent(context, agent, agents.get(agent.id), now));
    agents = new Map(fresh.map(one => [one.agentId, one]));
    return fresh;
  }

  function tellCalls(): void {
    if (changed.size === 0) return;
    for (const callId of changed) {
      const kept = keptCall(callId);
      if (kept !== undefined) publish({ kind: 'call', call: toLiveCall(context, kept) });
    }
    changed.clear();
    publish({ kind: 'figures', figures: today.figures() });
  }

  function tellAgents(): void {
    const fresh = look();
    const isSame = (one: LiveAgent, index: number): boolean =>
      one.agentId === told[index]?.agentId && one.name === told[index].name;
    const isWhole = fresh.length !== told.length || !fresh.every(isSame);
    const news = isWhole ? fresh : fresh.filter((one, index) => one !== told[index]);
    told = fresh;
    if (isWhole || news.length > 0) publish({ kind: 'agents', agents: news, isWhole });
  }

  function tellLine(): void {
    const waiting = liveLine(context);
    if (isDeepStrictEqual(waiting, line)) return;
    line = waiting;
    publish({ kind: 'line', line });
  }

  for (const { call, decision } of past) if (call.kind !== 'past') keep(call, decision);
  told = look();
  feed.subscribe(take);

  return {
    calls: () =>
      [...[...ended.rkeys()].slice(-endedShown), ...open.rkeys()]
        .flatMap(callId => keptCall(callId) ?? [])
        .sort((a, b) => (a.call.startedAt ?? 0) - (b.call.startedAt ?? 0))
        .map(kept => toLiveCall(context, kept)),
    agents: look,
    line: () => liveLine(context),
    figures: today.figures,
    refresh() {
      tellCalls();
      tellAgents();
      tellLine();
    },
    skip() {
      changed.clear();
      told = look();
      line = liveLine(context);
    },
    forget(caller) {
      for (const calls of [open, ended])
        for (const [callId, { call }] of [...calls]) if (call.caller === caller) calls.delete(callId);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** What is known of a call, with what was heard later without its beginning. */
function withLater(known: CallRecord, later: CallRecord): CallRecord {
  return {
    ...later,
    startedAt: known.startedAt ?? later.startedAt,
    answeredAt: known.answeredAt ?? later.answeredAt,
    agentId: later.agentId ?? known.agentId,
  };
}

function toLiveCall({ known, clock }: AppContext, { call, decision }: KeptCall): LiveCall {
  if (isOver(call))
    return { call, decision, state: 'ended', agentIds: call.agentId === null ? [] : [call.agentId] };
  const state = call.answeredAt === null ? 'ringing' : 'talking';
  const flowId = legOf(known.board, call.callId)?.flowId ?? call.flowId;
  const legs = openLegsOfFlow(known.board, flowId, clock()).filter(leg => leg.state === state);
  const agentIds = [...new Set(legs.flatMap(leg => leg.agentIds))];
  return { call, decision, state, agentIds };
}

/** How an agent is called, also one who has left. */
export function nameOf({ known }: AppContext, agentId: AgentId): string {
  return agentById(known.roster, agentId)?.name ?? agentId;
}
