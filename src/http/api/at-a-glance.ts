import { isDeepStrictEqual } from 'node:util';
import type { AppContext } from '../../app/context.ts';
import { glanceAt } from '../../app/health/glance.ts';
import { reportHealth } from '../../app/health/report-health.ts';
import type { AtAGlance, BoardEvent } from '../contract/board.ts';
import type { LiveStream } from './live-stream.ts';

/** The same for those who have the page open. */
export interface ToldAtAGlance {
  /** As all viewers were told; looked at anew where there are none. */
  told(): AtAGlance;
  /** Looks again, and tells the viewers if it has changed. */
  look(): void;
}

export function createAtAGlance(
  app: AppContext,
  { viewers, publishToAll }: Pick<LiveStream, 'viewers' | 'publishToAll'>,
): ToldAtAGlance {
  let told: AtAGlance | null = null;
  return {
    told() {
      if (told === null || viewers() === 0) told = describe(app);
      return told;
    },
    look() {
      if (viewers() === 0) return;
      const seen = describe(app);
      if (isDeepStrictEqual(seen, told)) return;
      told = seen;
      publishToAll((): BoardEvent => ({ type: 'glance', ...seen }));
    },
  };
}

function describe(app: AppContext): AtAGlance {
  const { level, finding, problems } = glanceAt(reportHealth(app));
  if (finding === null) return { glance: { level, finding, problems }, goals: app.known.plan.goals };
  const { name, sentence, remedy, since, place } = finding;
  return {
    glance: { level, finding: { name, sentence, remedy, since, place }, problems },
    goals: app.known.plan.goals,
  };
}
