import type { Chance } from './chance.ts';
import type { EventName } from './push.ts';

/** How the emulator misbehaves. Faults are tried in order, and the first that applies takes effect. */
export interface Faults {
  readonly pushes?: readonly PushFault[];
  readonly rest?: readonly RestFault[];
  /** What goes wrong with click-to-call, once the request has proved valid. */
  readonly dials?: readonly DialFault[];
}

/**
 * What goes wrong with an event.
 *
 * - `lose`: it is never sent
 * - `duplicate`: it is sent twice; of two replies the first counts
 * - `reorder`: answer and hangup only: it is sent after the next event of its call, or when the call is over
 * - `delay`: it is sent `delaySeconds` (emulated) late
 * - `time-out`: it is sent, but the reply counts as too late
 */
export interface PushFault extends Occasion {
  readonly kind: 'lose' | 'duplicate' | 'reorder' | 'delay' | 'time-out';
  /** Default: all events. */
  readonly events?: readonly EventName[];
  readonly delaySeconds?: number;
}

/**
 * A slow or failing REST request. With a status, the request has no effect, even if the status says that it had.
 */
export interface RestFault extends Occasion {
  /** Default: every method. */
  readonly method?: 'GET' | 'PUT' | 'POST' | 'DELETE';
  /** Begin of the path below `/v2`, such as `/users`; default: every path. */
  readonly path?: string;
  /** Real milliseconds. */
  readonly delayMs?: number;
  readonly status?: number;
  /** What is said with the status; default: an error as sipgate writes it. */
  readonly text?: string;
  readonly retryAfterSeconds?: number;
}

/**
 * What goes wrong with click-to-call.
 *
 * - `refuse`: it is refused with `status`: 402 without credit, 403, 404, 500
 * - `hang`: it is never answered, and nobody is rung
 * - `late`: it is never answered either, and the call starts when the client has given up waiting
 * - `silent`: the call starts as it should, and no push tells of it
 */
export type DialFault = Occasion &
  ({ readonly kind: 'refuse'; readonly status: number } | { readonly kind: 'hang' | 'late' | 'silent' });

interface Occasion {
  /** 0 to 1, default 1. */
  readonly probability?: number;
  /** How often it happens before it stops; default: always. */
  readonly next?: number;
}

export interface FaultPlan {
  set(faults: Faults): void;
  forPush(event: EventName): PushFault | null;
  /** The fault for a path below `/v2`. */
  forRest(path: string, method?: string): RestFault | null;
  forDial(): DialFault | null;
}

export function createFaultPlan(chance: Chance): FaultPlan {
  let pushes: Counted<PushFault>[] = [];
  let rest: Counted<RestFault>[] = [];
  let dials: Counted<DialFault>[] = [];

  return {
    set(faults): void {
      pushes = (faults.pushes ?? []).map(counted);
      rest = (faults.rest ?? []).map(counted);
      dials = (faults.dials ?? []).map(counted);
    },
    forPush: event => draw(pushes, fault => concerns(fault, event), chance),
    forRest: (path, method = 'GET') =>
      draw(rest, fault => path.startsWith(fault.path ?? '') && (fault.method ?? method) === method, chance),
    forDial: () => draw(dials, () => true, chance),
  };
}

function concerns({ kind, events }: PushFault, event: EventName): boolean {
  // A call waits for the replies to newCall and dtmf, so nothing can overtake them.
  if (kind === 'reorder' && (event === 'newCall' || event === 'dtmf')) return false;
  return events?.includes(event) ?? true;
}

interface Counted<F> {
  readonly fault: F;
  left: number;
}

function counted<F extends Occasion>(fault: F): Counted<F> {
  return { fault, left: fault.next ?? Number.POSITIVE_INFINITY };
}

function draw<F extends Occasion>(
  faults: readonly Counted<F>[],
  applies: (fault: F) => boolean,
  chance: Chance,
): F | null {
  const drawn = faults.find(
    ({ fault, left }) => left > 0 && applies(fault) && chance.next() < (fault.probability ?? 1),
  );
  if (drawn === undefined) return null;
  drawn.left -= 1;
  return drawn.fault;
}
