import { type Announcement, fetchAnnouncement } from './announcement.ts';
import type { Attempt } from './attempt.ts';
import type { GatherInstruction, Instruction } from './instruction.ts';
import { dtmfFields } from './push.ts';

/** Plays a sound file to the caller, if it is one. */
export async function playSound(attempt: Attempt, url: string): Promise<void> {
  const { durationSeconds } = await fetchSound(attempt, url);
  await attempt.world.clock.wait(durationSeconds, attempt.signal);
}

/** Collects keys, sends them as a dtmf event, and returns what its reply wants. */
export async function gatherKeys(attempt: Attempt, gather: GatherInstruction): Promise<Instruction> {
  const { world, call, leg, signal } = attempt;
  const soundSeconds =
    gather.playUrl === null ? 0 : (await fetchSound(attempt, gather.playUrl)).durationSeconds;
  const keys = (call.keysLeft.shift() ?? '').slice(0, gather.maxDigits);
  await world.clock.wait(gatherSeconds(keys, soundSeconds, gather), signal);

  const digits = signal.aborted ? '-1' : keys;
  if (signal.aborted && !world.assumptions.tellsHangupInGather) return { verb: 'none' };
  const { instruction } = await world.pusher.ask({
    event: 'dtmf',
    callId: leg.callId,
    url: gather.onData,
    fields: dtmfFields(leg.callId, digits === '' ? null : digits),
  });
  return instruction;
}

/** One key a second, the first of which stops the sound; the time-out counts from the last sign of life. */
function gatherSeconds(keys: string, soundSeconds: number, gather: GatherInstruction): number {
  const timeoutSeconds = gather.timeoutMs / 1000;
  if (keys === '') return soundSeconds + timeoutSeconds;
  return keys.length + (keys.length < gather.maxDigits ? timeoutSeconds : 0);
}

async function fetchSound({ world, call }: Attempt, url: string): Promise<Announcement> {
  const announcement = await world.clock.inRealTime(() => fetchAnnouncement(url, world.closed));
  call.announcements.push(announcement);
  return announcement;
}
