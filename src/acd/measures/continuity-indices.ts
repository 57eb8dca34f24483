/** How a caller's answered calls spread over agents: how many went to each. */
export type CallsPerAgent = readonly number[];

/** UPC, usual provider continuity (Breslau 1975): the largest share that one agent has. Needs two calls. */
export function usualProviderContinuity(calls: CallsPerAgent): number | null {
  const total = sum(calls);
  return total < 2 ? null : Math.max(...calls) / total;
}

/**
 * COC, continuity of care index (Bice and Boxerman 1977): 0 where every call went to somebody else, 1 where all went to
 * one agent. Depends less on the number of calls than UPC does. Needs two calls.
 */
export function biceBoxerman(calls: CallsPerAgent): number | null {
  const total = sum(calls);
  if (total < 2) return null;
  return (sum(calls.map(count => count * count)) - total) / (total * (total - 1));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
