import type { Call } from './call.ts';
import type { World } from './world.ts';

/** The one who made the call hangs up if nobody picks up in time. */
export function startPatience(world: World, call: Call): void {
  void world.clock.wait(call.patienceSeconds, call.callerGone.signal).then(isTime => {
    if (isTime && call.answeredAt === null) call.callerGone.abort();
  });
}
