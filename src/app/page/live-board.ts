import { isDeepStrictEqual } from 'node:util';
import type { Figures } from '../../analysis/measures/figures.ts';
import { type CallRecord, isOver } from '../../domain/call-record.ts';
import type { Decision } from '../../domain/decision.ts';
import { type AgentId, agentById } from '../../domain/roster.ts';
import { legOf, openLegsOfFlow } from '../../switchboard/switchboard.ts';
import type { AppContext } from '../context.ts';
import { createKeptCalls, type KeptCall } from './kept-calls.ts';
import { type LiveAgent, toLiveAgent } from './live-agent.ts';
import { type LiveWaiter, liveLine } from './live-line.ts';
import { startToday } from './today.ts';

/** A call as it is now. */
export interface LiveCall {
  readonly call: CallRecord;
  readonly decision: Decision | null;
  readonly state: 'ringing' | 'talking' | 'ended';
  /** The agents it rings, or who are talking. */
  readonly agentIds: readonly AgentId[];
}

/** What changed. If the roster changed, all agents are given, in order; else only those who changed. */
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
  /** Everybody who waits, in their order. */
  line(): readonly LiveWaiter[];
  /** Today's figures, by the calendar of the first hotline's time zone. */
  figures(): Figures;
  /** Publishes what has changed since the last time. */
  refresh(): void;
  /** Drops what has changed without publishing it, because nobody is watching. */
  skip(): void;
  subscribe(listener: (change: LiveChange) => void): () => void;
}

/**
 * Starts from the calls of today that are known already, and lives as long as the process. An event is only
 * noted here, since it comes while a caller waits for an answer; the rest is done when somebody looks.
 */
export function createLiveBoard(
  context: AppContext,
  past: readonly Pick<LiveCall, 'call' | 'decision'>[],
): LiveBoard {
  const { known, clock, feed, erasures } = context;
  const listeners = new Set<(change: LiveChange) => void>();
  const today = startToday(context);
  const kept = createKeptCalls(today);
  /** Call ids. */
  const changed = new Set<string>();
  let agents = new Map<AgentId, LiveAgent>();
  let told: readonly LiveAgent[] = [];
  let line: readonly LiveWaiter[] = [];

  function publish(change: LiveChange): void {
    for (const listener of listeners) listener(change);
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
      const call = kept.find(callId);
      if (call !== undefined) publish({ kind: 'call', call: toLiveCall(context, call) });
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

  for (const { call, decision } of past) if (call.kind !== 'past') kept.keep(call, decision);
  told = look();
  feed.subscribe(recorded => {
    const callId = kept.take(recorded);
    if (callId !== null) changed.add(callId);
  });
  erasures.subscribe(kept.forget);

  return {
    calls: () => kept.shown().map(call => toLiveCall(context, call)),
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
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function toLiveCall({ known, clock }: AppContext, { call, decision }: KeptCall): LiveCall {
  if (isOver(call))
    return { call, decision, state: 'ended', agentIds: call.agentId === null ? [] : [call.agentId] };
  const state = call.answeredAt === null ? 'ringing' : 'talking';
  const flowId = legOf(known.switchboard, call.callId)?.flowId ?? call.flowId;
  const legs = openLegsOfFlow(known.switchboard, flowId, clock()).filter(leg => leg.state === state);
  const agentIds = [...new Set(legs.flatMap(leg => leg.agentIds))];
  return { call, decision, state, agentIds };
}

/** An agent's name; of one who has left, the id. */
export function nameOf({ known }: AppContext, agentId: AgentId): string {
  return agentById(known.roster, agentId)?.name ?? agentId;
}
