import { pastsOf, type Sight } from '../../analysis/replay/sight.ts';
import type { WaitingRules } from '../../domain/plan.ts';
import { CliError } from '../run-program.ts';

/** What one switch changes: what decisions know about the world, or how long callers wait. */
export interface Switched {
  readonly sight?: Partial<Sight>;
  readonly waiting?: Partial<WaitingRules>;
}

/**
 * What can be set in a replay besides the settings of the environment: how long callers wait, which is
 * otherwise in the configuration, and what decisions do not get to see. docs/replay.md says what each means.
 */
const switches: Readonly<Record<string, (value: string) => Switched>> = {
  HOLD_FAMILIAR_SECONDS: value => ({ waiting: { familiarMs: seconds('HOLD_FAMILIAR_SECONDS', value, 600) } }),
  HOLD_ANY_SECONDS: value => ({ waiting: { anyMs: seconds('HOLD_ANY_SECONDS', value, 1_800) } }),
  SEES_BUSY: value => ({ sight: { seesBusy: oneOf('SEES_BUSY', value, ['true', 'false']) === 'true' } }),
  PAST_OF: value => ({ sight: { pastOf: oneOf('PAST_OF', value, pastsOf) } }),
  LEAST_EVIDENCE: value => {
    if (!/^\d{1,3}(\.\d{1,3})?$/.test(value))
      throw new CliError(`LEAST_EVIDENCE is "${value}": give a number of calls such as 1.5.`);
    return { sight: { leastEvidence: Number(value) } };
  },
};

export const switchNames: readonly string[] = Object.keys(switches);

/** What a switch of this name means; null: there is none. */
export function readSwitch(name: string, value: string): Switched | null {
  return switches[name]?.(value) ?? null;
}

/** In milliseconds. */
function seconds(name: string, value: string, most: number): number {
  if (!/^\d{1,4}$/.test(value) || Number(value) > most)
    throw new CliError(`${name} is "${value}": give a whole number from 0 to ${most} seconds.`);
  return Number(value) * 1000;
}

function oneOf<T extends string>(name: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find(one => one === value);
  if (found === undefined) throw new CliError(`${name} is "${value}": give one of ${allowed.join(', ')}.`);
  return found;
}
