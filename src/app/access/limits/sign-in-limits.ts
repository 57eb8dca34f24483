import { createHmac, randomBytes } from 'node:crypto';
import type { Clock } from '../../ports/log.ts';
import type { Rate } from './rate.ts';
import { createTallies, type Tallies } from './tallies.ts';

/** A person mistypes a password a few times; a program must not guess on. */
const guesses: Rate = { atOnce: 10, everyMs: 60_000 };

/**
 * Codes are short, and three of a million are right at a time: whoever knows the password has a chance of one in 3,500 a day.
 */
const codeGuesses: Rate = { atOnce: 10, everyMs: 15 * 60_000 };

/** Who tries to sign in, as far as is known before their password is looked at. */
export interface Trying {
  /** As it is compared: in lower case. */
  readonly login: string;
  /** Null: there is no user of this name. */
  readonly userId: string | null;
  /** Hash of what shows that this user has signed in in this browser before; null: nothing does. */
  readonly browser: string | null;
}

/** Who may try once more to sign in. */
export interface SignInLimits extends Tallies {
  /** Tries of codes of the second factor, by the same keys. */
  readonly codes: Tallies;
  keyOf(trying: Trying): string;
  keyOfLink(hash: string): string;
}

/**
 * Counts tries by what is guessed at: a user's password, a link. Not by address, since behind a proxy all
 * have one. A known browser has tries of its own, so strangers who use up those of a user do not shut out
 * the owner. Invented names share a fixed number of counters, so however many there are, they take no memory
 * and push out nobody's; and they are locked as users are, which does not tell one from the other.
 */
export function createSignInLimits(clock: Clock): SignInLimits {
  const salt = randomBytes(32);
  const slotOf = (text: string): number =>
    createHmac('sha256', salt).update(text).digest().readUInt16BE() % slots;
  return {
    ...createTallies(clock, guesses),
    codes: createTallies(clock, codeGuesses),
    keyOf: ({ login, userId, browser }) =>
      browser !== null ? `browser ${browser}` : userId !== null ? `user ${userId}` : `login ${slotOf(login)}`,
    keyOfLink: hash => `link ${slotOf(hash)}`,
  };
}

const slots = 4_096;
