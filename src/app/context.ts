import type { AvailabilityRules } from '../domain/availability-rules.ts';
import { availabilityBy, type HandlingByEnvironment } from '../domain/handling.ts';
import type { LocalMoment } from '../domain/local-date.ts';
import type { AnnouncementName, Plan } from '../domain/plan.ts';
import { hotlineNumbers } from '../domain/plan-index.ts';
import { createPlanOfToday } from '../domain/plan-of-today.ts';
import { emptyRoster, type Roster } from '../domain/roster.ts';
import type { Knowledge } from '../switchboard/interpret.ts';
import { emptySwitchboard } from '../switchboard/switchboard.ts';
import { nothingUsual, type UsualTalks } from '../switchboard/usual-talks.ts';
import type { RecentOffers } from './calls/recent-offers.ts';
import type { LiveConnection } from './connect/live-connection.ts';
import type { Erasures } from './erasures.ts';
import type { Health } from './health/health.ts';
import type { LiveFeed } from './page/live-feed.ts';
import type { Said } from './ports/connect.ts';
import type { Clock, Log } from './ports/log.ts';
import type { Secrets } from './ports/secrets.ts';
import type { Store } from './ports/store.ts';

/** What all parts of the service share. Made once by the composition root. */
export interface AppContext {
  readonly store: Store;
  readonly secrets: Secrets;
  readonly clock: Clock;
  readonly log: Log;
  readonly feed: LiveFeed;
  readonly erasures: Erasures;
  readonly health: Health;
  /**
   * The latest offers by call id, so a push that is sent again gets the same answer even if the store fails.
   */
  readonly recentOffers: RecentOffers;
  /** The answers to the ends of turns, the latest of each call. */
  readonly recentTurns: RecentOffers;
  /** To the provider's account. */
  readonly connection: LiveConnection;
  readonly answerBudgetMs: number;
  /** What calendar and clock show in a time zone of the plan at a moment (epoch milliseconds). */
  readonly toLocal: (timeZone: string, at: number) => LocalMoment;
  /** Where the provider finds an announcement; null: there is none of this name. */
  readonly announcementUrl: (name: AnnouncementName) => string | null;
  /** Plays these WAV files from now on wherever the plan that takes effect next names them. */
  readonly useOwnSounds: (wavs: ReadonlyMap<AnnouncementName, Uint8Array>, plan: Plan) => void;
  /**
   * Where the provider finds a piece of some seconds of an announcement. Pieces are numbered from 0; after
   * the last, the first comes again.
   */
  readonly pieceUrl: (name: AnnouncementName, piece: number) => string | null;
  /** What is known of the company, its agents and open calls. */
  readonly known: LiveKnowledge;
}

/** Each presence poll replaces the roster, each change of the configuration the plan. */
export interface LiveKnowledge extends Knowledge {
  /** The plan as it was set, with agents by their ids on the roster. */
  plan: Plan;
  rules: AvailabilityRules;
  /** What holds where the configuration says nothing. */
  readonly byEnvironment: HandlingByEnvironment;
  /** Whether agents see no number of the caller. */
  readonly redirectAnonymous: boolean;
  roster: Roster;
  /** Why the latest look at the provider’s account showed nobody; null: it did, or is under way for the first time. */
  lookProblem: Said | null;
  /** In milliseconds. Longer talks are doubted; decisions do not depend on it. */
  usualTalks: UsualTalks;
  /**
   * Since when this process hears everything, in epoch milliseconds: who was already talking then is not
   * known. Null: for long enough, or the provider has said who talks.
   */
  heardSince: number | null;
}

/** What is known at first: nothing but the plan. */
export function createKnowledge(options: {
  readonly plan: Plan;
  readonly routeForwarded: boolean;
  readonly availability: AvailabilityRules;
  readonly redirectAnonymous: boolean;
}): LiveKnowledge {
  const { routeForwarded, availability, redirectAnonymous } = options;
  const rules = availabilityBy(options.plan, availability);
  const ofToday = createPlanOfToday();
  let plan = options.plan;
  return {
    get plan() {
      return ofToday(plan, this.roster);
    },
    set plan(next) {
      plan = next;
      this.rules = availabilityBy(next, availability);
      this.switchboard.rules = this.rules;
    },
    byEnvironment: { availability, redirectAnonymous },
    get redirectAnonymous() {
      return plan.handling.redirectAnonymous ?? redirectAnonymous;
    },
    get hotlines() {
      return hotlineNumbers(this.plan);
    },
    routeForwarded,
    rules,
    roster: emptyRoster,
    lookProblem: null,
    switchboard: emptySwitchboard(rules),
    usualTalks: nothingUsual,
    heardSince: null,
  };
}
