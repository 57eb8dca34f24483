import { createRecentOffers } from '../app/calls/recent-offers.ts';
import { createLiveConnection } from '../app/connect/live-connection.ts';
import { type AppContext, createKnowledge } from '../app/context.ts';
import { createErasures } from '../app/erasures.ts';
import { createHealth } from '../app/health/health.ts';
import { createLiveFeed } from '../app/page/live-feed.ts';
import type { Clock, Log } from '../app/ports/log.ts';
import type { Store } from '../app/ports/store.ts';
import { createWallClock } from '../calendar/wall-clock.ts';
import type { Config } from '../config/config.ts';
import type { Plan } from '../domain/plan.ts';
import { connectionOf } from './configured-connection.ts';
import { configuredSecrets } from './configured-secrets.ts';

const noUrl = (): null => null;

interface ContextSurroundings
  extends Partial<Pick<AppContext, 'announcementUrl' | 'pieceUrl' | 'useOwnSounds'>> {
  readonly log: Log;
  readonly clock: Clock;
  readonly plan: Plan;
}

/** What the parts of the service share, with nothing known yet. */
export function createContext(
  config: Config,
  store: Store,
  {
    log,
    clock,
    plan,
    announcementUrl = noUrl,
    pieceUrl = noUrl,
    useOwnSounds = () => {},
  }: ContextSurroundings,
): AppContext {
  return {
    store,
    secrets: configuredSecrets(config),
    clock,
    log,
    feed: createLiveFeed(),
    erasures: createErasures(),
    health: createHealth(clock),
    recentOffers: createRecentOffers(),
    recentTurns: createRecentOffers(),
    connection: createLiveConnection(connectionOf(config)),
    answerBudgetMs: config.answerBudgetMs,
    toLocal: createWallClock(),
    announcementUrl,
    pieceUrl,
    useOwnSounds,
    known: createKnowledge({ ...config, plan }),
  };
}
