import { dayNumber, type LocalDate, type LocalMoment } from './local-date.ts';
import type { AgentId } from './roster.ts';

/** Agents who take turns of a week at being on call, over and over. */
export interface Rota {
  readonly name: string;
  /** The day on which the first turn begins; turns before it count backwards in the same order. */
  readonly from: LocalDate;
  /** 0 to 1439: when turns change, in minutes since midnight by the clock on the wall. */
  readonly minute: number;
  /** At least one, in the order of their turns. */
  readonly agentIds: readonly AgentId[];
}

export const daysOfTurn = 7;

/** The number of the turn at a moment; that which begins on `from` is 0. */
export function turnAt({ from, minute }: Pick<Rota, 'from' | 'minute'>, moment: LocalMoment): number {
  const days = dayNumber(moment.date) - dayNumber(from) - (moment.minute < minute ? 1 : 0);
  return Math.floor(days / daysOfTurn);
}

/** All agents of a rota, first whoever has the week, then the others as their turns follow. */
export function inTurn(rota: Rota, moment: LocalMoment): readonly AgentId[] {
  const { agentIds } = rota;
  const count = agentIds.length;
  const first = ((turnAt(rota, moment) % count) + count) % count;
  return [...agentIds.slice(first), ...agentIds.slice(0, first)];
}

/** Who is on call at a moment: whoever has the week, else the next in turn who can be; null: none of them can. */
export function onCallAt(
  rota: Rota,
  moment: LocalMoment,
  cannot: (agentId: AgentId) => boolean,
): AgentId | null {
  return inTurn(rota, moment).find(id => !cannot(id)) ?? null;
}
