import type { Call } from './call.ts';
import type { Leg } from './leg.ts';
import type { World } from './world.ts';

/** The attempt to connect one leg of a call. */
export interface Attempt {
  readonly world: World;
  readonly call: Call;
  readonly leg: Leg;
  /** Aborts when the caller gives up or another target wins. */
  readonly signal: AbortSignal;
}
