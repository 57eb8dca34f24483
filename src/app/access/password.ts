import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';
import { createShortQueue, type Line } from './short-queue.ts';

/** As recommended by OWASP: 128 MiB and some 0.3 s for each guess. */
const cost = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 } satisfies ScryptOptions;
const keyBytes = 32;

/**
 * Each takes a thread and a processor for as long as it lasts, and calls need both: one at a time leaves them
 * what they need on the smallest machine. Whoever comes last waits some four seconds, and nobody longer. Strangers
 * may keep their line full, and keep nobody from signing in where they have done so before.
 */
const queue = createShortQueue({ atOnce: 1, waiting: { known: 4, strangers: 8 }, retryAfterSeconds: 3 });

/**
 * To be asked before anything else is done for a password.
 *
 * @throws BusyError if too many wait to have theirs checked.
 */
export const expectRoomForPassword = queue.expectRoom;

/**
 * Of whoever may set one, and so is known: the password in the form in which it is stored: `scrypt$<log2 N>$<r>$<p>$<salt>$<key>`.
 *
 * @param gone aborts when nobody waits for it any more
 * @throws BusyError if too many wait already; the reason of `gone` if it aborts before the turn.
 */
export async function hashPassword(password: string, gone?: AbortSignal): Promise<string> {
  const salt = randomBytes(16);
  const key = await queue.inTurn('known', () => derive(password, salt), gone);
  return [
    'scrypt',
    Math.log2(cost.N),
    cost.r,
    cost.p,
    salt.toString('base64url'),
    key.toString('base64url'),
  ].join('$');
}

/**
 * Whether the password is the one that was hashed. Without a hash it takes just as long and is false. Throws
 * as {@link hashPassword} does.
 */
export async function verifyPassword(
  password: string,
  hash: string | null,
  gone?: AbortSignal,
  line: Line = 'strangers',
): Promise<boolean> {
  const [, , , , salt = '', key = ''] = (hash ?? '').split('$');
  const derived = await queue.inTurn(line, () => derive(password, Buffer.from(salt, 'base64url')), gone);
  const expected = Buffer.from(key, 'base64url');
  return expected.length === keyBytes && timingSafeEqual(derived, expected);
}

function derive(password: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, keyBytes, cost, (error, key) =>
      error === null ? resolve(key) : reject(error),
    );
  });
}
