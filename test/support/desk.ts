import type { PlanDesk } from '../../src/app/plan/plan-desk.ts';
import type { Store } from '../../src/app/ports/store.ts';
import { noon } from './builders.ts';
import { document, team } from './plan.ts';

/** A desk on a store that knows Anna, Ben, Clara and David; the environment knows the hotline 0221 4710100. */
export async function openDesk(store: Store, changes: Partial<PlanDesk> = {}): Promise<PlanDesk> {
  await store.saveRoster(team);
  return {
    store,
    clock: () => noon,
    fromEnvironment: document('hotlines: [{name: Hotline, numbers: [0221 4710100]}]'),
    builtInAnnouncements: ['chime', 'closed'],
    ...changes,
  };
}
