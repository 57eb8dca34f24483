import type { CallEvent } from '../../domain/call-event.ts';
import type { Clock } from '../ports/log.ts';
import type { HealthSummary } from './health-summary.ts';

/** Notes the pushes that come to this process. */
export interface PushNotes {
  pushReceived(type: CallEvent['type']): void;
  pushNotRecorded(): void;
  pushAstray(): void;
  pushRespelled(): void;
  pushRefused(): void;
  /** A push came that is not of the company's account. */
  pushForeign(): void;
  /** How many new calls were taken since the start. */
  callsTaken(): number;
  /** A push came at this moment (epoch milliseconds): before the start, or to another instance. */
  heardAt(at: number): void;
  /** Whether a push came before the start is known from now on: if `heardAt` said none, none did. */
  pastRead(): void;
  isPastKnown(): boolean;
  /** When the latest known push came, in epoch milliseconds; null: none ever has. */
  lastPushAt(): number | null;
}

/** What a summary says of the pushes. */
export type PushCounts = Pick<
  HealthSummary,
  | 'lastPushAt'
  | 'newCalls'
  | 'answers'
  | 'hangups'
  | 'followUps'
  | 'pushesNotRecorded'
  | 'pushesAstray'
  | 'pushesRespelled'
  | 'pushesRefused'
  | 'pushesForeign'
>;

const enoughNewCalls = 5;
const followUpsDueMs = 10 * 60_000;

export function countPushes(clock: Clock): { readonly notes: PushNotes; counts(now: number): PushCounts } {
  const pushes = { newCall: 0, answer: 0, hangup: 0, dtmf: 0 };
  const odd = {
    pushesNotRecorded: 0,
    pushesAstray: 0,
    pushesRespelled: 0,
    pushesRefused: 0,
    pushesForeign: 0,
  };
  let firstNewCallAt: number | null = null;
  let lastPushAt: number | null = null;
  let isPastKnown = false;

  function judgeFollowUps(now: number): HealthSummary['followUps'] {
    if (pushes.answer + pushes.hangup > 0) return 'arrive';
    const isDue = firstNewCallAt !== null && now - firstNewCallAt > followUpsDueMs;
    return isDue && pushes.newCall >= enoughNewCalls ? 'never-arrived' : 'too-early';
  }

  const notes: PushNotes = {
    pushReceived(type) {
      lastPushAt = clock();
      pushes[type] += 1;
      if (type === 'newCall') firstNewCallAt ??= lastPushAt;
    },
    pushNotRecorded() {
      odd.pushesNotRecorded += 1;
    },
    pushAstray() {
      odd.pushesAstray += 1;
    },
    pushRespelled() {
      odd.pushesRespelled += 1;
    },
    pushRefused() {
      odd.pushesRefused += 1;
    },
    pushForeign() {
      odd.pushesForeign += 1;
      lastPushAt = clock();
    },
    callsTaken: () => pushes.newCall,
    heardAt(at) {
      lastPushAt = Math.max(lastPushAt ?? at, at);
    },
    pastRead() {
      isPastKnown = true;
    },
    isPastKnown: () => isPastKnown,
    lastPushAt: () => lastPushAt,
  };
  return {
    notes,
    counts: now => ({
      lastPushAt,
      newCalls: pushes.newCall,
      answers: pushes.answer,
      hangups: pushes.hangup,
      followUps: judgeFollowUps(now),
      ...odd,
    }),
  };
}
