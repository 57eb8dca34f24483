import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';

/** As recommended by OWASP: 128 MiB and some 0.3 s for each guess. */
const cost = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 } satisfies ScryptOptions;
const keyBytes = 32;

/** The password in the form in which it is stored: `scrypt$<log2 N>$<r>$<p>$<salt>$<key>`. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await oneAtATime(() => derive(password, salt));
  return [
    'scrypt',
    Math.log2(cost.N),
    cost.r,
    cost.p,
    salt.toString('base64url'),
    key.toString('base64url'),
  ].join('$');
}

/** Whether the password is the one that was hashed. Without a hash it takes just as long and is false. */
export async function verifyPassword(password: string, hash: string | null): Promise<boolean> {
  const [, , , , salt = '', key = ''] = (hash ?? '').split('$');
  const derived = await oneAtATime(() => derive(password, Buffer.from(salt, 'base64url')));
  const expected = Buffer.from(key, 'base64url');
  return expected.length === keyBytes && timingSafeEqual(derived, expected);
}

let last: Promise<unknown> = Promise.resolve();

/** One after the other, so many guesses at once don't use up the memory and threads that calls need. */
function oneAtATime<T>(work: () => Promise<T>): Promise<T> {
  const done = last.then(work, work);
  last = done;
  return done;
}

function derive(password: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, keyBytes, cost, (error, key) =>
      error === null ? resolve(key) : reject(error),
    );
  });
}
