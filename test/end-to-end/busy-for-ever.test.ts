import { expect, test, vi } from 'vitest';
import type { Faults } from '../../src/emulator/faults.ts';
import { fictionalCaller } from '../../src/emulator/fictional-caller.ts';
import { type Hotline, startHotline } from '../support/hotline.ts';

const caller = fictionalCaller(4);
const environment = { TALKING_EXPIRES_MINUTES: '60', RINGING_EXPIRES_SECONDS: '120', RING_STRANGERS: '1' };

async function closedLegs(hotline: Hotline): Promise<number> {
  const entries = await hotline.service.context.store.entriesSince(0);
  return entries.filter(entry => entry.event.type === 'legClosed').length;
}

/** Resolves when nobody is busy, which expiry takes care of on the emulator's time. */
async function everybodyAvailable(hotline: Hotline): Promise<void> {
  await hotline.emulator.wait(2 * 3600);
  await vi.waitFor(() => expect(new Set(hotline.availability())).toEqual(new Set(['available'])), 10_000);
}

const losing: readonly { what: string; faults: Faults; corrections: boolean }[] = [
  {
    what: 'hangups that get lost',
    faults: { pushes: [{ kind: 'lose', events: ['hangup'] }] },
    corrections: true,
  },
  {
    what: 'answers and hangups that get lost',
    faults: { pushes: [{ kind: 'lose', events: ['answer', 'hangup'] }] },
    corrections: true,
  },
  {
    what: 'answers that get lost',
    faults: { pushes: [{ kind: 'lose', events: ['answer'] }] },
    corrections: false,
  },
  { what: 'events that come twice', faults: { pushes: [{ kind: 'duplicate' }] }, corrections: false },
  { what: 'events out of order', faults: { pushes: [{ kind: 'reorder' }] }, corrections: false },
];

test.each(losing)('nobody stays busy for ever by $what, and corrections are journaled', async one => {
  const hotline = await startHotline({ environment });
  hotline.emulator.setFaults(one.faults);
  await hotline.call(caller);
  await everybodyAvailable(hotline);
  if (one.corrections)
    await vi.waitFor(async () => expect(await closedLegs(hotline)).toBeGreaterThan(0), 10_000);
  else expect(await closedLegs(hotline)).toBe(0);
  hotline.emulator.setFaults({});
  expect((await hotline.call(caller)).outcome).toBe('answered');
});
