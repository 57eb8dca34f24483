import type { AvailabilityRules } from './availability-rules.ts';

/** What a company has set of how its calls are handled at every hotline. */
export interface Handling {
  /** What is left out is as the environment says. */
  readonly availability: Partial<
    Pick<AvailabilityRules, 'wrapUpMs' | 'missedOffersBeforePause' | 'autoPauseMs' | 'presenceStaleMs'>
  >;
  /** Whether agents see no number of the caller; null: as the environment says. */
  readonly redirectAnonymous: boolean | null;
}

/** The same, with nothing left open. */
export interface HandlingByEnvironment {
  readonly availability: AvailabilityRules;
  readonly redirectAnonymous: boolean;
}

export const nothingSet: Handling = { availability: {}, redirectAnonymous: null };

/** When agents count as busy by a plan, and by the environment where that says nothing. */
export function availabilityBy(
  { handling }: { readonly handling: Handling },
  byEnvironment: AvailabilityRules,
): AvailabilityRules {
  return { ...byEnvironment, ...handling.availability };
}
