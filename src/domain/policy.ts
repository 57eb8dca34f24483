/** The routing policies, as compared in docs/decisions and explained in the glossary. */
export const policyNames = ['familiar', 'tutorial', 'last-agent', 'longest-idle', 'random'] as const;

export type PolicyName = (typeof policyNames)[number];

/** How the agent for a call is chosen. */
export interface Policy {
  readonly name: PolicyName;
  /** Age in days at which an answered call counts half. */
  readonly halfLifeDays: number;
  /** How many familiar agents ring at once, 1 to 5. */
  readonly ringFamiliar: number;
  /**
   * How many familiar agents ring at once where the best who can be rung is known at most half as well as the
   * best of all, 1 to 5, but no fewer than `ringFamiliar`. Left out, as in decisions journaled before this
   * existed: as many as `ringFamiliar`.
   */
  readonly ringNextFamiliar?: number;
  /** How many agents ring at once where nobody familiar is available, 1 to 5. */
  readonly ringStrangers: number;
  /** Policy `tutorial` only: the share of the caller's answered calls that an agent must exceed. */
  readonly factor: number;
  /**
   * Policy `tutorial` only: whose calls the share is taken of. `present`: of the agents who can be rung. Left
   * out, as in decisions journaled before this existed: of all agents.
   */
  readonly shareOf?: 'present';
}
