import type { Emulator } from '../../emulator/control.ts';
import type { PlannedCall } from './day.ts';

/** Places each call at its time, and resolves when the last one is over. */
export async function playDay(
  emulator: Emulator,
  hotline: string,
  calls: readonly PlannedCall[],
): Promise<void> {
  await Promise.all(
    calls.map(async ({ atSeconds, ...call }) => {
      if (await emulator.wait(atSeconds)) await emulator.placeCall({ ...call, to: hotline }).ended;
    }),
  );
}
