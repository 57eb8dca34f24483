import type { AgentId } from '../../domain/roster.ts';

/** A time in which an agent is on duty, in epoch milliseconds. Shifts of one agent do not overlap. */
export interface Shift {
  readonly agentId: AgentId;
  readonly from: number;
  /** The agent takes no new call from this moment on. */
  readonly until: number;
}
