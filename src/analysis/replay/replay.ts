import type { ReplayCall } from '../../domain/logged-call.ts';
import { emptySwitchboard, type Switchboard } from '../../switchboard/switchboard.ts';
import { withdrawCallbacks } from './ask-for-callback.ts';
import { createEventQueue } from './event-queue.ts';
import { createMemories } from './memory.ts';
import { playOwnCall } from './own-call.ts';
import { ringBack } from './ring-back.ts';
import { routeCall } from './route-call.ts';
import type { Shift } from './shift.ts';
import { createTeam } from './team.ts';
import type { ReplayListener, ReplayOptions, World } from './world.ts';

/** A replay in progress. */
export interface Replay {
  /** Takes the next call; calls come in order of arrival. */
  take(call: ReplayCall): void;
  /** Lets everything under way come to its end. */
  finish(): void;
}

/**
 * Replays calls as if they came now, each decided by the code of the service. A discrete-event simulation
 * whose whole state is what is open, who is on duty and who knows whom; it never looks ahead. docs/replay.md
 * describes the model.
 */
export function startReplay(
  shifts: readonly Shift[],
  options: ReplayOptions,
  listener: ReplayListener,
): Replay {
  const switchboard = emptySwitchboard(options.rules);
  const world: World = {
    ...options,
    ...listener,
    team: createTeam(shifts),
    memories: createMemories(options.plan, options.hotline.policy.halfLifeDays),
    switchboard,
    seen: options.sight.seesBusy ? switchboard : blindTo(switchboard),
    queue: createEventQueue(),
    requests: new Set(),
  };
  let moment = Number.NEGATIVE_INFINITY;

  /** Lets everything happen that is due until `until`, in epoch milliseconds, moment after moment. */
  function advance(until: number): void {
    const { queue } = world;
    for (;;) {
      if (Math.min(queue.nextAt(), until) > moment) ringBack(world, moment);
      // Asked again, since a phone may ring by now.
      moment = Math.max(moment, Math.min(queue.nextAt(), until));
      const due = queue.nextAt() <= until ? queue.take() : null;
      if (due === null) return;
      due.event(due.at);
    }
  }

  return {
    take(call) {
      if (call.kind === 'other') return;
      advance(call.arrivedAt);
      if (call.caller !== null && call.kind !== 'past') withdrawCallbacks(world, call.caller, call.arrivedAt);
      if (call.kind === 'hotline') routeCall(world, call);
      else playOwnCall(world, call);
    },
    finish: () => advance(Number.POSITIVE_INFINITY),
  };
}

/**
 * A switchboard that sees no open legs. It still knows who waits and when each agent's last talk ended, as
 * that is in the history.
 */
function blindTo({ rules, idleSince, waiting, leftPlaces }: Switchboard): Switchboard {
  return { ...emptySwitchboard(rules), idleSince, waiting, leftPlaces };
}
