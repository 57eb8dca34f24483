import { setTimeout as wait } from 'node:timers/promises';
import { bodyOf, makeCall } from './call.ts';
import { type Connection, openConnection } from './connection.ts';
import type { Hold } from './double-offers.ts';
import type { Laboratory } from './laboratory.ts';

const connections = 8;
/** How long a call rings at most before its caller hangs up, in milliseconds. */
const longestRingMs = 40;

/** The results of calls that raced for agents. */
export interface Race {
  readonly holds: readonly Hold[];
  readonly acknowledged: ReadonlySet<string>;
  readonly complaints: readonly string[];
}

/**
 * Makes so many calls over several connections, to the instances at these addresses in turns; each rings for
 * a moment.
 */
export async function makeRacingCalls(
  laboratory: Laboratory,
  { name, calls, urls }: { readonly name: string; readonly calls: number; readonly urls: readonly string[] },
): Promise<Race> {
  const holds: Hold[] = [];
  const acknowledged = new Set<string>();
  const complaints: string[] = [];
  let made = 0;

  async function race(index: number): Promise<void> {
    const chance = laboratory.chance(`${name}-${index}`);
    // One to each instance, so both stay open.
    const lines: readonly Connection[] = urls.map(() => openConnection(laboratory.signer));
    while (made < calls) {
      const count = made++;
      const call = makeCall(`${name}-${index}`, count, chance);
      const side = count % urls.length;
      const [line, url] = [lines[side], urls[side]];
      if (line === undefined || url === undefined) throw new RangeError(`there is no instance ${side}`);
      const offer = await line.push(url, bodyOf('newCall', call, undefined));
      await wait(chance.next() * longestRingMs);
      const hangupSentAt = performance.now();
      for (const agent of offer.dialled)
        holds.push({ agent, callId: call.callId, instance: side, from: offer.endedAt, until: hangupSentAt });
      const hangup = await line.push(url, bodyOf('hangup', call, undefined));
      for (const [event, reply] of [
        ['newCall', offer],
        ['hangup', hangup],
      ] as const) {
        if (reply.status === 200) acknowledged.add(`${call.callId} ${event}`);
        if (reply.status !== 200 || reply.problem !== null)
          complaints.push(`${event}: ${reply.status ?? 'no reply'}, ${reply.problem ?? 'well-formed'}`);
      }
    }
    for (const line of lines) line.close();
  }

  await Promise.all(Array.from({ length: connections }, (_, index) => race(index)));
  return { holds, acknowledged, complaints };
}
