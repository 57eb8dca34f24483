import { type Availability, availabilityOf } from '../acd/availability.ts';
import type { CallRecord } from '../acd/call-record.ts';
import type { Decision } from '../acd/decision.ts';
import { type CountedCall, type Figures, foldFigures, toCountedCall } from '../acd/figures.ts';
import { foldCall } from '../acd/fold-call.ts';
import type { JournalEntry } from '../acd/journal-entry.ts';
import type { PhoneNumber } from '../acd/phone-number.ts';
import { type Agent, type AgentId, agentById } from '../acd/roster.ts';
import { legOf, openLegsOfAgent, openLegsOfFlow } from '../acd/switchboard.ts';
import type { AppContext } from './context.ts';
import { startOfDay } from './local-days.ts';
import type { Recorded } from './ports.ts';

/** A call as it is now. */
export interface LiveCall {
  readonly call: CallRecord;
  readonly decision: Decision | null;
  readonly state: 'ringing' | 'talking' | 'ended';
  /** Whom it rings, or who talks. */
  readonly agentIds: readonly AgentId[];
}

/** An agent as they are now. `since` is in epoch milliseconds; null: since before this process looked. */
export interface LiveAgent {
  readonly agentId: AgentId;
  readonly name: string;
  readonly availability: Availability;
  readonly since: number | null;
}

/** What changed. Agents are given whole and in order where the roster changed, else only those who did. */
export type LiveChange =
  | { readonly kind: 'call'; readonly call: LiveCall }
  | { readonly kind: 'agents'; readonly agents: readonly LiveAgent[]; readonly isWhole: boolean }
  | { readonly kind: 'figures'; readonly figures: Figures };

/** The present, kept up to date from the live feed. One for all viewers. */
export interface LiveBoard {
  calls(): readonly LiveCall[];
  agents(): readonly LiveAgent[];
  /** Of today, local time. */
  figures(): Figures;
  /** Tells of what no event told, such as presence and the end of a pause. */
  refresh(): void;
  /** Leaves out the calls of somebody who was erased. */
  forget(caller: PhoneNumber): void;
  subscribe(listener: (change: LiveChange) => void): () => void;
}

const callsKept = 60;

/** Starts from the calls of today that are known already. Lives as long as the process. */
export function createLiveBoard(
  context: AppContext,
  past: readonly Pick<LiveCall, 'call' | 'decision'>[],
): LiveBoard {
  const { known, clock, feed } = context;
  const listeners = new Set<(change: LiveChange) => void>();
  /** By call id, oldest first. */
  const calls = new Map<string, LiveCall>();
  const unfolded = new Map<string, readonly JournalEntry[]>();
  const today = { since: startOfDay(clock()), counted: new Map<string, CountedCall>() };
  let agents: readonly LiveAgent[] = [];

  function publish(change: LiveChange): void {
    for (const listener of listeners) listener(change);
  }

  function count({ call, decision }: Pick<LiveCall, 'call' | 'decision'>): boolean {
    const since = startOfDay(clock());
    if (since !== today.since) {
      today.since = since;
      today.counted.clear();
    }
    const counted = toCountedCall(call, decision);
    if (counted === null || counted.startedAt < since) return false;
    today.counted.set(call.callId, counted);
    return true;
  }

  function keep(live: LiveCall): void {
    calls.set(live.call.callId, live);
    for (const [callId, { state }] of calls) {
      if (calls.size <= callsKept) break;
      if (state === 'ended') calls.delete(callId);
    }
  }

  /** While the database is away, calls are folded here from what has been heard of them. */
  function recordOf({ entry, call }: Recorded): CallRecord | null {
    if (call !== null) return call;
    const entries = [...(unfolded.get(entry.flowId) ?? []), entry];
    unfolded.set(entry.flowId, entries);
    for (const flowId of unfolded.keys()) {
      if (unfolded.size <= callsKept) break;
      unfolded.delete(flowId);
    }
    const folded = foldCall(entries);
    const known = folded === null ? undefined : calls.get(folded.callId)?.call;
    return folded === null || known === undefined ? folded : withLater(known, folded);
  }

  function take(recorded: Recorded): void {
    const { entry } = recorded;
    const call = recordOf(recorded);
    if (call === null || call.kind === 'past') return;
    const decision = entry.decision ?? calls.get(call.callId)?.decision ?? null;
    const live = toLiveCall(context, call, decision);
    keep(live);
    publish({ kind: 'call', call: live });
    if (count(live)) publish({ kind: 'figures', figures: foldFigures(today.counted.values()) });
    refresh();
  }

  function refresh(): void {
    const now = clock();
    const before = new Map(agents.map(one => [one.agentId, one]));
    const fresh = known.roster.agents.map(agent => toLiveAgent(context, agent, before.get(agent.id), now));
    const isWhole = fresh.map(identityOf).join() !== agents.map(identityOf).join();
    const changed = fresh.filter(one => before.get(one.agentId) !== one);
    agents = fresh;
    if (isWhole) publish({ kind: 'agents', agents, isWhole });
    else if (changed.length > 0) publish({ kind: 'agents', agents: changed, isWhole });
  }

  for (const { call, decision } of past) {
    if (call.kind === 'past') continue;
    keep(toLiveCall(context, call, decision));
    count({ call, decision });
  }
  refresh();
  feed.subscribe(take);

  return {
    calls: () => [...calls.values()],
    agents: () => agents,
    figures: () => foldFigures(today.counted.values()),
    refresh,
    forget(caller) {
      for (const [callId, { call }] of calls) if (call.caller === caller) calls.delete(callId);
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

function toLiveCall({ known, clock }: AppContext, call: CallRecord, decision: Decision | null): LiveCall {
  if (call.endedAt !== null || call.cause !== null)
    return { call, decision, state: 'ended', agentIds: call.agentId === null ? [] : [call.agentId] };
  const state = call.answeredAt === null ? 'ringing' : 'talking';
  const flowId = legOf(known.board, call.callId)?.flowId ?? call.flowId;
  const legs = openLegsOfFlow(known.board, flowId, clock()).filter(leg => leg.state === state);
  const agentIds = [...new Set(legs.flatMap(leg => leg.agentIds))];
  return { call, decision, state, agentIds };
}

/** The same object as before where nothing changed. */
function toLiveAgent(
  { known }: AppContext,
  agent: Agent,
  before: LiveAgent | undefined,
  now: number,
): LiveAgent {
  const availability = availabilityOf(agent, known, now);
  if (before?.availability === availability && before.name === agent.name) return before;
  const leg = openLegsOfAgent(known.board, agent.id, now).find(({ state }) => state === availability);
  const since = leg?.since ?? (before === undefined ? null : now);
  return { agentId: agent.id, name: agent.name, availability, since };
}

function identityOf({ agentId, name }: LiveAgent): string {
  return JSON.stringify([agentId, name]);
}

/** How an agent is called, also one who has left. */
export function nameOf({ known }: AppContext, agentId: AgentId): string {
  return agentById(known.roster, agentId)?.name ?? agentId;
}
