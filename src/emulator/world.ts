import { type Assumptions, defaultAssumptions } from './assumptions.ts';
import type { Call } from './call.ts';
import { type Chance, createChance } from './chance.ts';
import { type Clock, startClock } from './clock.ts';
import { type Company, exampleCompany } from './company.ts';
import { createFaultPlan, type FaultPlan } from './faults.ts';
import { type FinishedCall, fromEarlier } from './finished-call.ts';
import type { EmulatorOptions } from './options.ts';
import { createOutsideCallers, type OutsideCallers } from './outside-caller.ts';
import { createPhoneBook, type PhoneBook } from './phone.ts';
import { createPusher, type Pusher } from './pusher.ts';
import type { Signer } from './signer.ts';

/** The account's sipgate.io settings, as the REST API reads and writes them. Empty URLs: no events. */
interface PushSettings {
  incomingUrl: string;
  outgoingUrl: string;
  log: boolean;
  /** Users and groups whose calls are pushed; null: all. */
  whitelist: readonly string[] | null;
}

/** Everything that calls take place in. */
export interface World {
  readonly company: Company;
  readonly assumptions: Assumptions;
  /** A PUT replaces them. */
  settings: PushSettings;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly phones: PhoneBook;
  readonly callers: OutsideCallers;
  readonly faults: FaultPlan;
  readonly pusher: Pusher;
  /** Oldest first. */
  readonly calls: Call[];
  /** From before the emulator was started, newest first. */
  readonly earlierCalls: readonly FinishedCall[];
  /** Aborts when the emulator is closed. */
  readonly closed: AbortSignal;
}

const defaultWebhookTimeoutSeconds = 10;

export function createWorld(
  options: EmulatorOptions,
  { signer, closed }: { readonly signer: Signer; readonly closed: AbortSignal },
): World {
  const company = options.company ?? exampleCompany();
  const assumptions = { ...defaultAssumptions, ...options.assumptions };
  const clock = startClock({ startAt: options.startAt ?? Date.now(), speed: options.speed ?? 1 });
  const seed = options.seed ?? 1;
  // Faults draw from a source of their own, so setting some does not change the ids of calls.
  const faults = createFaultPlan(createChance(seed + 1));
  return {
    company,
    assumptions,
    settings: {
      incomingUrl: options.incomingUrl ?? '',
      outgoingUrl: options.outgoingUrl ?? '',
      log: true,
      whitelist: null,
    },
    clock,
    chance: createChance(seed),
    phones: createPhoneBook(company),
    callers: createOutsideCallers(),
    faults,
    pusher: createPusher({
      clock,
      faults,
      signer,
      closed,
      brackets: assumptions.brackets,
      timeoutSeconds: options.webhookTimeoutSeconds ?? defaultWebhookTimeoutSeconds,
      headers: options.pushHeaders ?? {},
    }),
    calls: [],
    earlierCalls: (options.earlierCalls ?? []).map(fromEarlier).toSorted((a, b) => b.startedAt - a.startedAt),
    closed,
  };
}
