import type { DemoPhones } from './demo-phones.ts';

/** What goes wrong at the emulated sipgate, from when it is switched on until it is switched off. */
export const demoFaultNames = [
  'token-refused',
  'scope-missing',
  'too-many-requests',
  'out-of-order',
  'hangs',
  'garbage',
  'not-booked',
  'address-changed',
  'pushes-lost',
] as const;
export type DemoFaultName = (typeof demoFaultNames)[number];

/** The account at the emulated sipgate that a visitor connects, with what has to be typed for that. */
export interface DemoAccount {
  readonly tokenId: string;
  readonly token: string;
  readonly hotline: string;
  /** Where this Familiar can be reached by the emulator. */
  readonly address: string;
  /** Whoever calls by a click. */
  readonly caller: string;
  /** Which faults are on. */
  faults(): ReadonlySet<DemoFaultName>;
  switchFault(fault: DemoFaultName, isOn: boolean): void;
}

/**
 * What a Familiar is in the demo.
 *
 * - `played`: a day is played on it; beside it an empty one can be opened, by a link that is good once
 * - `empty`: a visitor sets it up
 */
export type Demo = { readonly phones: DemoPhones } & (
  | { readonly kind: 'played'; openEmpty(): Promise<string> }
  | { readonly kind: 'empty'; readonly account: DemoAccount }
);
