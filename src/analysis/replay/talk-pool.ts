import type { LoggedCall } from '../../domain/logged-call.ts';
import { draw, purpose, subjectOf } from './draw.ts';

/** The talk times of a log, from which a call that nobody answered gets one. */
export interface TalkPool {
  see(call: LoggedCall): void;
  /**
   * The talk time of a call in a replay, in milliseconds: its own, or that of some answered call of its
   * group, or of any.
   */
  talkOf(call: LoggedCall, seed: number): number;
}

/** How many talk times are kept of each group: enough to be representative. */
const kept = 5_000;
const everybody = '';

/** @param longestTalkMs longer talks are cut to this, in milliseconds. */
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
