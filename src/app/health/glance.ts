import { isWarning } from './checks/all-checks.ts';
import type { Check, HealthSummary } from './health-summary.ts';

/**
 * How the service is doing, at a glance.
 *
 * - `well`: there is nothing to do
 * - `look`: somebody should have a look
 * - `act`: calls suffer, or history is away
 */
export type GlanceLevel = 'well' | 'look' | 'act';

export interface Glance {
  readonly level: GlanceLevel;
  /** What matters most; null: all is well. */
  readonly finding: Check | null;
  /** How many warnings there are. */
  readonly problems: number;
}

/** What is to be told before anything else, since it explains the rest. */
const foremost = ['database', 'connection', 'stored-token', 'token', 'pushes'];

/** The checks of health in one sentence. */
export function glanceAt({ checks }: Pick<HealthSummary, 'checks'>): Glance {
  const warnings = checks.filter(isWarning);
  const broken = warnings.filter(({ state, howBad }) => state === 'problem' && howBad === 'broken');
  const finding = foremostOf(broken) ?? warnings[0] ?? null;
  const level = broken.length > 0 ? 'act' : finding === null ? 'well' : 'look';
  return { level, finding, problems: warnings.length };
}

function foremostOf(broken: readonly Check[]): Check | undefined {
  const ranked = foremost.map(name => broken.find(one => one.name === name));
  return ranked.find(one => one !== undefined) ?? broken[0];
}
