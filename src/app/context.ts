import type { AvailabilityRules } from '../acd/availability-rules.ts';
import type { Policy } from '../acd/decision.ts';
import type { Knowledge } from '../acd/interpret.ts';
import type { PhoneNumber } from '../acd/phone-number.ts';
import { emptyRoster, type Roster } from '../acd/roster.ts';
import { emptySwitchboard } from '../acd/switchboard.ts';
import type { Health } from './health.ts';
import type { LiveFeed } from './live-feed.ts';
import type { Clock, Log, Store } from './ports.ts';
import type { RecentOffers } from './recent-offers.ts';

/** What everything the service does works with. Made once by the composition root. */
export interface AppContext {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly feed: LiveFeed;
  readonly health: Health;
  /** The latest offers by call id, so that a push sent again is answered alike whatever becomes of the store. */
  readonly recentOffers: RecentOffers;
  readonly policy: Policy;
  readonly answerBudgetMs: number;
  /** What is known of agents and open calls; its roster is replaced by each presence poll. */
  readonly known: LiveKnowledge;
}

export interface LiveKnowledge extends Knowledge {
  roster: Roster;
}

/** Knowledge before anything is known. */
export function createKnowledge(options: {
  readonly hotlines: readonly PhoneNumber[];
  readonly routeForwarded: boolean;
  readonly availability: AvailabilityRules;
}): LiveKnowledge {
  const { hotlines, routeForwarded, availability: rules } = options;
  return { hotlines, routeForwarded, rules, roster: emptyRoster, board: emptySwitchboard(rules) };
}
