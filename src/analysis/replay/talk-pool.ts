import type { LoggedCall } from '../../domain/logged-call.ts';
import { draw, purpose, subjectOf } from './draw.ts';

/** How long calls are talked, so that one that nobody answered can be given a length. */
export interface TalkPool {
  see(call: LoggedCall): void;
  /** How long a call is talked in a replay, in milliseconds: as it was, else like some answered call of its group, else like any. */
  talkOf(call: LoggedCall, seed: number): number;
}

/** How many talk times are kept of each group: enough for a good likeness. */
const kept = 5_000;
const everybody = '';

/** @param longestTalkMs longer talks are cut to this. */
export function createTalkPool(longestTalkMs: number): TalkPool {
  const samples = new Map<string, { seen: number; readonly talks: number[] }>();

  function add(group: string, talkMs: number): void {
    let sample = samples.get(group);
    if (sample === undefined) {
      sample = { seen: 0, talks: [] };
      samples.set(group, sample);
    }
    // Reservoir sampling: every talk has the same chance of being among those kept.
    const place =
      sample.seen < kept ? sample.seen : Math.floor(draw(0, sample.seen, purpose.sample) * (sample.seen + 1));
    if (place < kept) sample.talks[place] = talkMs;
    sample.seen++;
  }

  function drawn(call: LoggedCall, seed: number): number {
    const talks = (samples.get(call.group) ?? samples.get(everybody))?.talks ?? [];
    const chance = draw(seed, subjectOf(call.callId), purpose.talkTime);
    return talks[Math.floor(chance * talks.length)] ?? 0;
  }

  return {
    see({ kind, group, talkMs, agentId }) {
      if (kind !== 'hotline' || talkMs === null || agentId === null) return;
      const talk = Math.min(talkMs, longestTalkMs);
      add(group, talk);
      if (group !== everybody) add(everybody, talk);
    },
    talkOf(call, seed) {
      const { talkMs } = call;
      const isTalked = talkMs !== null && call.agentId !== null;
      return isTalked ? Math.min(talkMs, longestTalkMs) : drawn(call, seed);
    },
  };
}
