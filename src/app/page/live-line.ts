import type { PhoneNumber } from '../../domain/phone-number.ts';
import type { AgentId } from '../../domain/roster.ts';
import { lineAt } from '../../switchboard/line.ts';
import type { AppContext } from '../context.ts';

/** A caller who waits. */
export interface LiveWaiter {
  readonly callId: string;
  readonly flowId: string;
  /** Null where withheld. */
  readonly caller: PhoneNumber | null;
  readonly hotline: string;
  /** Since when they wait, in epoch milliseconds. */
  readonly since: number;
  readonly isVip: boolean;
  /** The agents they would rather wait for, best first. */
  readonly waitsFor: readonly AgentId[];
  /** When any agent will do, in epoch milliseconds; null: never, only those. */
  readonly anyFrom: number | null;
}

/** Everybody who waits now, in the order in which they are served. */
export function liveLine({ known, clock }: AppContext): readonly LiveWaiter[] {
  const { switchboard } = known;
  if (switchboard.waiting.size === 0) return [];
  return lineAt(switchboard, clock()).map(({ callId, hotline, since, isVip, waitsFor, anyFrom }) => {
    const leg = switchboard.waiting.get(callId);
    const [caller, flowId] = [leg?.caller ?? null, leg?.flowId ?? callId];
    return { callId, flowId, caller, hotline, since, isVip, waitsFor, anyFrom };
  });
}
