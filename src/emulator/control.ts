import type { DialledCall, EmulatedCall, PlacedCall } from './call.ts';
import type { Company } from './company.ts';
import type { Faults } from './faults.ts';
import type { OutsideCaller } from './outside-caller.ts';
import type { Phone } from './phone.ts';
import type { PushRecord } from './pusher.ts';

/** Where events go; empty: nowhere. */
export interface PushUrls {
  readonly incoming: string;
  readonly outgoing: string;
}

/** A running sipgate of our own: a telephone network, its webhooks, and its REST API. */
export interface Emulator {
  /** Such as `http://127.0.0.1:49152`. */
  readonly url: string;
  readonly apiUrl: string;
  readonly publicKeyPem: string;
  /** The first token. */
  readonly tokenId: string;
  readonly token: string;
  readonly company: Company;
  /** Emulated epoch milliseconds. */
  now(): number;
  /** How many emulated seconds pass per real second, and how to change that. */
  speed(): number;
  setSpeed(speed: number): void;
  /** Resolves to true after so many emulated seconds; to false if the emulator is closed before. */
  wait(seconds: number): Promise<boolean>;
  pushUrls(): PushUrls;
  setPushUrls(urls: PushUrls): void;
  placeCall(call: PlacedCall): EmulatedCall;
  dialOut(call: DialledCall): EmulatedCall;
  /** Calls in progress and the last 1,000 others, oldest first. */
  calls(): readonly EmulatedCall[];
  /** The phone of any number; numbers outside the account have one too. */
  phone(number: string): Phone;
  /** The phones of the account. */
  phones(): readonly Phone[];
  /** How somebody outside the account behaves when click-to-call rings them. */
  caller(number: string): OutsideCaller;
  /**
   * Changes that, for one number or with null for all of whom nothing else was said. Throws a RangeError if the number is
   * the account's.
   */
  changeCaller(number: string | null, change: Partial<OutsideCaller>): void;
  /** Replaces all faults. */
  setFaults(faults: Faults): void;
  /** Events sent so far, oldest first. */
  pushes(): readonly PushRecord[];
  /** Cuts all calls off and stops every timer. */
  close(): Promise<void>;
}

/** What can be done with an emulator from outside, by method here and over HTTP. */
export type Control = Omit<Emulator, 'url' | 'apiUrl' | 'close'>;
