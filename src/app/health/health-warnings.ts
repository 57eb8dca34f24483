import type { Warning } from './health-summary.ts';

/**
 * A warning that tells users of the page more than it tells anybody who reaches `/health`, such as numbers and
 * names, or admins alone, such as a secret address.
 */
export interface StandingWarning extends Warning {
  readonly forUsers?: Warning;
  readonly forAdmins?: Warning;
}

/** Who reads: anybody who reaches `/health`, or somebody who has signed in and may see the settings. */
export type Reader = 'anybody' | 'user' | 'admin';

/** The warning as this reader may have it. */
export function warningFor(
  reader: Reader,
  { en, de, forUsers, forAdmins = forUsers }: StandingWarning,
): Warning {
  return { anybody: undefined, user: forUsers, admin: forAdmins }[reader] ?? { en, de };
}
