import type { Familiarity } from '../../domain/familiarity.ts';
import type { ReplayCall } from '../../domain/logged-call.ts';
import type { Hotline } from '../../domain/plan.ts';
import type { ReturnCall } from '../../domain/terms.ts';
import type { ReplayedLeg } from './leg-events.ts';

/** A call to a hotline, with what does not change while it is routed. */
export interface RoutedCall {
  readonly call: ReplayCall;
  readonly leg: ReplayedLeg;
  readonly hotline: Hotline;
  /** The caller's familiarity with every agent when the call arrived. */
  readonly past: readonly Familiarity[];
  /** The part of `past` that decisions get to see. */
  readonly visible: readonly Familiarity[];
  /** The agent's call in vain that this call may return; null: none. */
  readonly returnCall: ReturnCall | null;
}
