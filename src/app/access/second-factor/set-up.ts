import type { AppContext } from '../../context.ts';
import type { User } from '../../ports/page.ts';
import type { SignInLimits } from '../limits/sign-in-limits.ts';
import { plainCode, stepOfCode } from './pass-factor.ts';
import { newRecoveryCodes } from './recovery-codes.ts';
import { newTotpKey, totpAddress } from './totp.ts';

type App = Pick<AppContext, 'store' | 'secrets' | 'clock' | 'log'>;

/** What an app needs to make codes. Shown while it is set up, and never again. */
export interface NewFactor {
  /** As people type it. */
  readonly key: string;
  /** For a QR code. */
  readonly address: string;
}

/** Makes the key of a second factor, which is not asked for yet; null if one is on already. */
export async function prepareFactor({ store, secrets }: App, user: User): Promise<NewFactor | null> {
  const key = newTotpKey();
  const isPrepared = await store.secondFactors.prepare(user.id, await secrets.seal(key, user.id));
  return isPrepared ? { key, address: totpAddress(key, user.login) } : null;
}

/** What became of turning a factor on: its recovery codes, or why it is not on. */
export type TurnedOn =
  | { readonly kind: 'on'; readonly recoveryCodes: readonly string[] }
  | { readonly kind: 'wrong' | 'locked' | 'unreadable' | 'not-prepared' };

/** Turns the second factor on by its first code, which proves that the app has the key. */
export async function turnFactorOn(
  app: App,
  limits: SignInLimits,
  { userId, code, triesKey }: { readonly userId: string; readonly code: string; readonly triesKey: string },
): Promise<TurnedOn> {
  const { secondFactors } = app.store;
  const factor = await secondFactors.find(userId);
  if (factor === null || factor.isOn) return { kind: 'not-prepared' };
  if (!limits.codes.take(triesKey)) return { kind: 'locked' };
  const step = await stepOfCode(app, { factor, userId, code: plainCode(code) });
  if (typeof step === 'string') return { kind: step };
  limits.codes.giveBack(triesKey);
  const { codes, hashes } = newRecoveryCodes();
  const first = { sealedKey: factor.sealedKey, step, recoveryHashes: hashes };
  return (await secondFactors.turnOn(userId, first))
    ? { kind: 'on', recoveryCodes: codes }
    : { kind: 'not-prepared' };
}

/** Makes new recovery codes in place of those that are left. */
export async function renewRecoveryCodes({ store }: App, userId: string): Promise<readonly string[]> {
  const { codes, hashes } = newRecoveryCodes();
  await store.secondFactors.replaceRecoveryCodes(userId, hashes);
  return codes;
}
