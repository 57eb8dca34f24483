import type { AvailabilityRules } from '../domain/availability-rules.ts';
import type { LocalMoment } from '../domain/local-date.ts';
import type { AnnouncementName, Plan } from '../domain/plan.ts';
import { hotlineNumbers } from '../domain/plan-index.ts';
import { createPlanOfToday } from '../domain/plan-of-today.ts';
import { emptyRoster, type Roster } from '../domain/roster.ts';
import type { Knowledge } from '../switchboard/interpret.ts';
import { emptySwitchboard } from '../switchboard/switchboard.ts';
import { nothingUsual, type UsualTalks } from '../switchboard/usual-talks.ts';
import type { RecentOffers } from './calls/recent-offers.ts';
import type { Health } from './health/health.ts';
import type { LiveFeed } from './page/live-feed.ts';
import type { Clock, Log } from './ports/log.ts';
import type { Store } from './ports/store.ts';

/** What everything the service does works with. Made once by the composition root. */
export interface AppContext {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly feed: LiveFeed;
  readonly health: Health;
  /** The latest offers by call id, so that a push sent again is answered alike whatever becomes of the store. */
  readonly recentOffers: RecentOffers;
  /** The same for the ends of turns, the latest of each call. */
  readonly recentTurns: RecentOffers;
  readonly answerBudgetMs: number;
  /** What calendar and clock show in a time zone of the plan at a moment, in epoch milliseconds. */
  readonly toLocal: (timeZone: string, at: number) => LocalMoment;
  /** Where the provider finds an announcement; null: there is none of this name. */
  readonly announcementUrl: (name: AnnouncementName) => string | null;
  /** Plays these WAV files from now on where the plan, which comes in force next, names one of them. */
  readonly useOwnSounds: (wavs: ReadonlyMap<AnnouncementName, Uint8Array>, plan: Plan) => void;
  /** Where the provider finds a piece of some seconds of an announcement, numbered from 0 and beginning anew behind the last. */
  readonly pieceUrl: (name: AnnouncementName, piece: number) => string | null;
  /** What is known of the company, its agents and open calls. */
  readonly known: LiveKnowledge;
}

/** Each presence poll puts a new roster in place of the old one, each change of the configuration a new plan. */
export interface LiveKnowledge extends Knowledge {
  /** As it was set, with agents by the ids they have on the roster. */
  plan: Plan;
  roster: Roster;
  /** Longer talks are doubted. Bears on no decision by itself. */
  usualTalks: UsualTalks;
  /**
   * Since when everything is heard, in epoch milliseconds, so that who talked then already is not known; null: for long, or
   * the provider has told who does.
   */
  heardSince: number | null;
}

/** Knowledge before anything but the plan is known. */
export function createKnowledge(options: {
  readonly plan: Plan;
  readonly routeForwarded: boolean;
  readonly availability: AvailabilityRules;
}): LiveKnowledge {
  const { routeForwarded, availability: rules } = options;
  const ofToday = createPlanOfToday();
  let plan = options.plan;
  return {
    get plan() {
      return ofToday(plan, this.roster);
    },
    set plan(next) {
      plan = next;
    },
    get hotlines() {
      return hotlineNumbers(this.plan);
    },
    routeForwarded,
    rules,
    roster: emptyRoster,
    board: emptySwitchboard(rules),
    usualTalks: nothingUsual,
    heardSince: null,
  };
}
