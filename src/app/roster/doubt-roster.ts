import type { Roster } from '../../domain/roster.ts';
import type { StandingWarning } from '../health/health-warnings.ts';

/**
 * The provider no longer names a phone for anybody. People lose their phones one by one, so this answer must
 * be wrong.
 */
class AllPhonesGoneError extends Error {
  override readonly name = 'AllPhonesGoneError';
  readonly problem = 'all-phones-gone';
}

/**
 * Throws an {@link AllPhonesGoneError} if all phones that were known `before` are gone at once. Neither a
 * source that tells of no presence nor a token that may not see phones says anything of them.
 */
export function refuseLossOfAllPhones(before: Roster, after: Roster): void {
  if ((before.phones ?? 0) > 0 && after.phones === 0) throw new AllPhonesGoneError(warnings.allGone.en);
}

/** A doubt about the phones: in the roster in use, or in one that was refused with this error. */
export function doubtPhones({ agents, phones }: Roster, error: unknown = null): StandingWarning | null {
  if (error instanceof AllPhonesGoneError) return warnings.allGone;
  return phones === 0 && agents.length > 0 ? warnings.none : null;
}

const warnings = {
  allGone: {
    en: 'sipgate names no phone of any agent any more. That is taken for a fault: calls go on by what was known before, for as long as it is believed. If it is right, give your agents phones in sipgate.',
    de: 'sipgate nennt von niemandem mehr ein Telefon. Das gilt als Störung: Anrufe laufen nach dem letzten bekannten Stand weiter, solange er glaubhaft ist. Falls es stimmt, geben Sie Ihren Leuten in sipgate Telefone.',
  },
  none: {
    en: 'sipgate names no phone of any agent, so nobody in the account can be dialled. Give your agents phones in sipgate, or check whose token this is.',
    de: 'sipgate nennt von niemandem ein Telefon, daher kann niemand aus dem Konto angerufen werden. Geben Sie Ihren Leuten in sipgate Telefone, oder prüfen Sie, von wem das Token ist.',
  },
} as const;
