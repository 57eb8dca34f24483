import { batch, computed, signal } from '@preact/signals';
import type {
  AgentState,
  Board,
  BoardCall,
  BoardEvent,
  CallbackCount,
  PageFigures,
  PageWaiter,
  RequestCount,
} from '../../../src/http/contract/board.ts';
import type { PageGlance, PageGoals } from '../../../src/http/contract/glance.ts';
import { synchronise } from './clock.ts';

const callsKept = 60;

/** Everybody in the team, by id. */
export const agentsById = signal<ReadonlyMap<string, AgentState>>(new Map());
const callsById = signal<ReadonlyMap<string, BoardCall>>(new Map());

export const isLoaded = signal(false);
export const hotlines = signal<readonly string[]>([]);
/** The waiting callers, in the order in which they will be served. */
export const line = signal<readonly PageWaiter[]>([]);
export const figures = signal<PageFigures | null>(null);
/** Whether it is working; null until that is known. */
export const glance = signal<PageGlance | null>(null);
/** How many warnings health has. */
export const problems = computed(() => glance.value?.problems ?? 0);
/** What figures are measured by. */
export const goals = signal<PageGoals | null>(null);
/** How many callers are to be called back; for agents, of theirs. Null: not known yet. */
export const callbacks = signal<CallbackCount>(null);
/** How many have asked to be called back, for agents of theirs, and who is to call by hand now. */
export const requests = signal<RequestCount>({ open: 0, due: [], version: 0 });
export const agents = computed(() => [...agentsById.value.values()]);
/** Newest first. */
export const calls = computed(() => [...callsById.value.values()].sort((a, b) => beginOf(b) - beginOf(a)));
export const openCalls = computed(() => calls.value.filter(call => call.state !== 'ended'));
/** The newest open call of each agent who has one. */
export const callsByAgent = computed(
  () =>
    new Map(
      openCalls.value.toReversed().flatMap(call => call.agents.map(one => [one.agentId, call] as const)),
    ),
);

/** Applies all changes since the last time at once, so the page is drawn only once. */
export function applyEvents(events: readonly BoardEvent[]): void {
  batch(() => {
    for (const event of events) apply(event);
  });
}

function apply(event: BoardEvent): void {
  switch (event.type) {
    case 'board':
      replace(event.board);
      break;
    case 'call':
      synchronise(event.now);
      callsById.value = withNewest(callsById.value, event.call);
      break;
    case 'agents':
      synchronise(event.now);
      agentsById.value = new Map([
        ...(event.isWhole ? [] : agentsById.value),
        ...event.agents.map(one => [one.agentId, one] as const),
      ]);
      break;
    case 'line':
      synchronise(event.now);
      line.value = event.line;
      break;
    case 'figures':
      figures.value = event.figures;
      break;
    case 'glance':
      glance.value = event.glance;
      goals.value = event.goals;
      break;
    case 'callbacks':
      callbacks.value = event.callbacks;
      break;
    case 'requests':
      requests.value = event.requests;
      break;
  }
}

function replace(board: Board): void {
  synchronise(board.now, board.speed);
  hotlines.value = board.hotlines;
  agentsById.value = new Map(board.agents.map(one => [one.agentId, one]));
  callsById.value = new Map(board.calls.map(one => [one.callId, one]));
  line.value = board.line;
  figures.value = board.figures;
  glance.value = board.glance;
  goals.value = board.goals;
  callbacks.value = board.callbacks;
  requests.value = board.requests;
  isLoaded.value = true;
}

function withNewest(known: ReadonlyMap<string, BoardCall>, call: BoardCall): ReadonlyMap<string, BoardCall> {
  const next = new Map(known).set(call.callId, call);
  if (next.size <= callsKept) return next;
  const oldest = [...next.values()]
    .filter(one => one.state === 'ended')
    .sort((a, b) => beginOf(a) - beginOf(b))[0];
  if (oldest !== undefined) next.delete(oldest.callId);
  return next;
}

function beginOf(call: BoardCall): number {
  return call.startedAt ?? call.answeredAt ?? call.endedAt ?? 0;
}
