import type { AppContext } from '../../context.ts';
import type { SecondFactor } from '../../ports/second-factors.ts';
import type { SignInLimits } from '../limits/sign-in-limits.ts';
import { hashOfRecoveryCode } from './recovery-codes.ts';
import { totpStep } from './totp.ts';

/**
 * Why somebody whose password is right does not get in.
 *
 * - `needed`: they have a second factor and gave no code
 * - `wrong`: the code is wrong, or has been used
 * - `locked`: too many codes were tried, so it was not even looked at
 * - `unreadable`: the key by which it would be checked was sealed with another than is here
 */
export type CodeProblem = 'needed' | 'wrong' | 'locked' | 'unreadable';

export type FactorPassed =
  | { readonly isPassed: true; readonly by: 'nothing' | 'app' | 'recovery-code' }
  | { readonly isPassed: false; readonly problem: CodeProblem };

type App = Pick<AppContext, 'store' | 'secrets' | 'clock' | 'log'>;

interface Asked {
  readonly userId: string;
  /** As it was typed; null: none was given. */
  readonly code: string | null;
  /** By which tries are counted; see {@link SignInLimits}. */
  readonly triesKey: string;
}

/** Whether somebody whose password is right gets past their second factor, if they have one. A code is then used up. */
export async function passFactor(
  app: App,
  limits: SignInLimits,
  { userId, code, triesKey }: Asked,
): Promise<FactorPassed> {
  const factor = await app.store.secondFactors.find(userId);
  if (factor === null || !factor.isOn) return { isPassed: true, by: 'nothing' };
  if (code === null) return { isPassed: false, problem: 'needed' };
  if (!limits.codes.take(triesKey)) return { isPassed: false, problem: 'locked' };
  const checked = await checkCode(app, { factor, userId, code: plainCode(code) });
  if (checked.isPassed || checked.problem === 'unreadable') limits.codes.giveBack(triesKey);
  return checked;
}

interface Given {
  readonly factor: SecondFactor;
  readonly userId: string;
  /** As {@link plainCode} makes it. */
  readonly code: string;
}

async function checkCode(app: App, { factor, userId, code }: Given): Promise<FactorPassed> {
  const { secondFactors } = app.store;
  const hash = hashOfRecoveryCode(code);
  if (hash !== null)
    return (await secondFactors.useRecoveryCode(userId, hash))
      ? { isPassed: true, by: 'recovery-code' }
      : { isPassed: false, problem: 'wrong' };
  const read = await stepOfCode(app, { factor, userId, code });
  if (read === 'unreadable') return { isPassed: false, problem: read };
  return read !== 'wrong' && (await secondFactors.useStep(userId, read))
    ? { isPassed: true, by: 'app' }
    : { isPassed: false, problem: 'wrong' };
}

/** The time step of a code from the app. */
export async function stepOfCode(
  { secrets, clock, log }: App,
  { factor, userId, code }: Given,
): Promise<number | 'wrong' | 'unreadable'> {
  const key = await secrets.unseal(factor.sealedKey, userId);
  if (key !== null) return totpStep(key, code, clock()) ?? 'wrong';
  log.error(
    { userId },
    'A second factor can’t be read: the key that sealed it is not the one that is here (SECRET_KEY, SECRET_KEY_FILE or the file beside the data). Bring it back, or take the factor away with "familiar second-factor --remove".',
  );
  return 'unreadable';
}

/** As people type them, with blanks and dashes, or in capitals. */
export function plainCode(code: string): string {
  return code.replaceAll(/[\s-]/g, '').toLowerCase();
}
