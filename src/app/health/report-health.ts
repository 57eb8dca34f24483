import { offersCallbacks } from '../../domain/callback-rules.ts';
import { addDays, dateOf } from '../../domain/local-date.ts';
import { availabilityOf } from '../../switchboard/availability.ts';
import { isOpen } from '../../switchboard/leg.ts';
import { lineAt } from '../../switchboard/line.ts';
import type { AppContext, LiveKnowledge } from '../context.ts';
import type { CompanyFacts } from './checks/facts.ts';
import { type Readiness, readiness } from './health.ts';
import type { HealthSummary } from './health-summary.ts';
import type { Reader } from './health-warnings.ts';

/**
 * How the service is doing now, without phone numbers or names, and without what this reader must not know.
 */
export function reportHealth(
  { health, known, store, clock }: AppContext,
  reader: Reader = 'anybody',
): HealthSummary {
  const now = clock();
  const { legs, rules } = known.switchboard;
  const openLegs = [...legs.ringing.values(), ...legs.talking.values()].filter(leg =>
    isOpen(leg, rules, now),
  );
  const paused = known.roster.agents.filter(agent => availabilityOf(agent, known, now) === 'paused');
  const line = lineAt(known.switchboard, now);
  const waitedMs = line.map(({ since }) => now - since);
  const surroundings = {
    confirmedAt: known.roster.confirmedAt,
    presenceStaleMs: rules.presenceStaleMs,
    store: store.state(),
    openLegs: openLegs.length,
    pausedAgents: paused.length,
    waiting: { callers: line.length, longestSeconds: Math.round(Math.max(0, ...waitedMs) / 1000) },
    company: companyFacts(known, { now, callbacksRefused: health.refusedCallbacks.count() }),
  };
  return health.summarise(surroundings, reader);
}

/** Whether calls should be sent to this instance. */
export function reportReadiness({ known, store }: AppContext, isStopping: boolean): Readiness {
  return readiness({ store: store.state(), agents: known.roster.agents.length, isStopping });
}

/** So many missed offers in a row are no accident. */
const manyMissed = 5;

/** What checks ask of the plan and of those who take calls at `now`, in epoch milliseconds. */
function companyFacts(
  { plan, roster, switchboard }: LiveKnowledge,
  { now, callbacksRefused }: Pick<CompanyFacts, 'callbacksRefused'> & { readonly now: number },
): CompanyFacts {
  const today = dateOf(Math.floor(now / 86_400_000));
  const inAYear = addDays(today, 365);
  return {
    agents: roster.agents.length,
    callbacksRefused,
    hotlines: plan.hotlines.map(({ name, hours, callback }) => ({
      name,
      offersCallbacks: offersCallbacks({ hotlines: [{ callback }] }),
      isAlwaysOpen: hours === null,
      holidaysAhead: hours?.holidays.filter(({ date }) => date >= today && date <= inAYear).length ?? 0,
    })),
    silentAgents: roster.agents.flatMap(({ id, name }) => {
      const missed = switchboard.missedOffers.get(id)?.inARow ?? 0;
      return missed < manyMissed ? [] : [{ name, missed }];
    }),
  };
}
