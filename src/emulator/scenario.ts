import { z } from 'zod';
import type { CallOutcome, DialledCall, EmulatedCall, PlacedCall } from './call.ts';
import type { Control } from './control.ts';
import { dialledCallSchema, faultsSchema, phoneChangeSchema, placedCallSchema } from './control-schemas.ts';
import type { Faults } from './faults.ts';
import { changePhone, type PhoneChange } from './phone.ts';

/** A written-down day or hour: what happens how many emulated seconds after the start. */
export interface Scenario {
  readonly title: string;
  /** In any order. */
  readonly steps: readonly Step[];
}

type Step = { readonly atSeconds: number } & (
  | { readonly action: 'call'; readonly name: string; readonly call: PlacedCall }
  | { readonly action: 'dial-out'; readonly name: string; readonly call: DialledCall }
  | { readonly action: 'phone'; readonly number: string; readonly change: PhoneChange }
  | { readonly action: 'faults'; readonly faults: Faults }
  | { readonly action: 'transfer'; readonly name: string; readonly to: string }
  | { readonly action: 'hang-up'; readonly name: string }
);

/** A scenario that can't be played. The message says why, and where. */
export class ScenarioError extends Error {
  override readonly name = 'ScenarioError';
}

const atSeconds = z.number().min(0);
const name = z.string().min(1);

const scenarioSchema: z.ZodType<Scenario> = z.strictObject({
  title: z.string(),
  steps: z.array(
    z.discriminatedUnion('action', [
      z.strictObject({ atSeconds, action: z.literal('call'), name, call: placedCallSchema }),
      z.strictObject({ atSeconds, action: z.literal('dial-out'), name, call: dialledCallSchema }),
      z.strictObject({ atSeconds, action: z.literal('phone'), number: name, change: phoneChangeSchema }),
      z.strictObject({ atSeconds, action: z.literal('faults'), faults: faultsSchema }),
      z.strictObject({ atSeconds, action: z.literal('transfer'), name, to: name }),
      z.strictObject({ atSeconds, action: z.literal('hang-up'), name }),
    ]),
  ),
});

/** Checks a scenario that was read from JSON. Throws {@link ScenarioError}. */
export function parseScenario(json: unknown): Scenario {
  const parsed = scenarioSchema.safeParse(json);
  if (!parsed.success) throw new ScenarioError(z.prettifyError(parsed.error));
  return parsed.data;
}

/**
 * Plays all steps and waits until every call is over. Returns the results of the calls, by name. Throws
 * {@link ScenarioError} if a step names a call that has not been made.
 */
export async function playScenario(
  emulator: Control,
  scenario: Scenario,
): Promise<ReadonlyMap<string, CallOutcome>> {
  const startedAt = emulator.now();
  const calls = new Map<string, EmulatedCall>();
  for (const step of scenario.steps.toSorted((a, b) => a.atSeconds - b.atSeconds)) {
    await emulator.wait((startedAt - emulator.now()) / 1000 + step.atSeconds);
    playStep(emulator, calls, step);
  }
  const outcomes = await Promise.all([...calls.values()].map(call => call.ended));
  return new Map([...calls.keys()].map((key, index) => [key, outcomes[index] as CallOutcome]));
}

function playStep(emulator: Control, calls: Map<string, EmulatedCall>, step: Step): void {
  switch (step.action) {
    case 'call':
      calls.set(step.name, emulator.placeCall(step.call));
      return;
    case 'dial-out':
      calls.set(step.name, emulator.dialOut(step.call));
      return;
    case 'phone':
      changePhone(emulator.phone(step.number), step.change);
      return;
    case 'faults':
      emulator.setFaults(step.faults);
      return;
    case 'transfer':
      callNamed(calls, step.name).transfer(step.to);
      return;
    case 'hang-up':
      callNamed(calls, step.name).hangUp();
      return;
  }
}

function callNamed(calls: ReadonlyMap<string, EmulatedCall>, wanted: string): EmulatedCall {
  const call = calls.get(wanted);
  if (call === undefined) throw new ScenarioError(`No call named ${wanted} has been made before this step`);
  return call;
}
