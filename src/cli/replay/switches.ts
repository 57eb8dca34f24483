import { type CallbackRules, whoMayAsk } from '../../analysis/replay/callback-request.ts';
import { pastsOf, type Sight } from '../../analysis/replay/sight.ts';
import type { WaitingRules } from '../../domain/plan.ts';
import { CliError } from '../run-program.ts';

/** What one switch changes: what decisions know about the world, how long callers wait, or who is called back. */
export interface Switched {
  readonly sight?: Partial<Sight>;
  readonly waiting?: Partial<WaitingRules>;
  readonly callbacks?: Partial<CallbackRules>;
}

/**
 * What can be set in a replay besides the settings of the environment: how long callers wait, which is
 * otherwise in the configuration, what decisions do not get to see, and callbacks. docs/replay.md says what each means.
 */
const switches: Readonly<Record<string, (value: string) => Switched>> = {
  HOLD_FAMILIAR_SECONDS: value => ({ waiting: { familiarMs: seconds('HOLD_FAMILIAR_SECONDS', value, 600) } }),
  HOLD_ANY_SECONDS: value => ({ waiting: { anyMs: seconds('HOLD_ANY_SECONDS', value, 1_800) } }),
  SEES_BUSY: value => ({ sight: { seesBusy: oneOf('SEES_BUSY', value, ['true', 'false']) === 'true' } }),
  PAST_OF: value => ({ sight: { pastOf: oneOf('PAST_OF', value, pastsOf) } }),
  LEAST_EVIDENCE: value => {
    if (!/^\d{1,3}(\.\d{1,3})?$/.test(value))
      throw new CliError(`LEAST_EVIDENCE is "${value}": give a number of calls such as 1.5.`);
    return { sight: { leastEvidence: Number(value) } };
  },
  CALLBACK_SHARE: value => ({ callbacks: { share: share('CALLBACK_SHARE', value) } }),
  CALLBACK_FOR: value => ({ callbacks: { mayAsk: oneOf('CALLBACK_FOR', value, whoMayAsk) } }),
  CALLBACK_MINUTES: value => ({
    callbacks: { withinMs: whole('CALLBACK_MINUTES', value, { from: 1, to: 1_440 }) * 60_000 },
  }),
  CALLBACK_TRIES: value => ({ callbacks: { tries: whole('CALLBACK_TRIES', value, { from: 1, to: 10 }) } }),
  CALLBACK_PICKED_UP: value => ({ callbacks: { pickedUp: share('CALLBACK_PICKED_UP', value) } }),
};

export const switchNames: readonly string[] = Object.keys(switches);

/** What a switch of this name means; null: there is none. */
export function readSwitch(name: string, value: string): Switched | null {
  return switches[name]?.(value) ?? null;
}

/** @throws CliError where what was set of callbacks changes nothing. */
export function checkSwitches(names: readonly string[]): void {
  const idle = names.find(name => name.startsWith('CALLBACK_'));
  if (idle !== undefined && !names.includes('CALLBACK_SHARE'))
    throw new CliError(
      `${idle} changes nothing while nobody asks to be called back: add CALLBACK_SHARE=0.3 or another share.`,
    );
}

/** In milliseconds. */
function seconds(name: string, value: string, most: number): number {
  if (!/^\d{1,4}$/.test(value) || Number(value) > most)
    throw new CliError(`${name} is "${value}": give a whole number from 0 to ${most} seconds.`);
  return Number(value) * 1000;
}

function whole(
  name: string,
  value: string,
  { from, to }: { readonly from: number; readonly to: number },
): number {
  if (!/^\d{1,4}$/.test(value) || Number(value) < from || Number(value) > to)
    throw new CliError(`${name} is "${value}": give a whole number from ${from} to ${to}.`);
  return Number(value);
}

function share(name: string, value: string): number {
  if (!/^\d(\.\d{1,4})?$/.test(value) || Number(value) > 1)
    throw new CliError(`${name} is "${value}": give a share from 0 to 1 such as 0.3.`);
  return Number(value);
}

function oneOf<T extends string>(name: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find(one => one === value);
  if (found === undefined) throw new CliError(`${name} is "${value}": give one of ${allowed.join(', ')}.`);
  return found;
}
