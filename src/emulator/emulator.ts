import type { Assumptions } from './assumptions.ts';
import type { EmulatedCall, PlacedCall } from './call.ts';
import type { Company } from './company.ts';
import type { Faults } from './faults.ts';
import type { EarlierCall } from './finished-call.ts';
import { createNetwork, type DialledCall } from './network.ts';
import type { Phone } from './phone.ts';
import type { PushRecord } from './pusher.ts';
import { type AccessToken, exampleToken } from './rest/access-token.ts';
import { startServer } from './server.ts';
import { openSigner } from './signer.ts';
import { createWorld } from './world.ts';

export interface EmulatorOptions {
  /** Default 127.0.0.1. */
  readonly host?: string;
  /** Default 0: any free port. */
  readonly port?: number;
  readonly company?: Company;
  /** Which of sipgate's two platforms it is; default `classic`. */
  readonly flavour?: 'classic' | 'neo';
  /** Where events go; may be set later. Without them, every call goes on as configured. */
  readonly incomingUrl?: string;
  readonly outgoingUrl?: string;
  /** Emulated seconds per real second; default 1. */
  readonly speed?: number;
  /** Emulated epoch milliseconds at the start; default: the real time. */
  readonly startAt?: number;
  /** For all that is left to chance; default 1. */
  readonly seed?: number;
  /** Default: a key generated once per process, which takes about a second. */
  readonly privateKeyPem?: string;
  /** Real seconds until a webhook's reply comes too late; default 10. */
  readonly webhookTimeoutSeconds?: number;
  /** Headers added to every event, such as those of a proxy. */
  readonly pushHeaders?: Readonly<Record<string, string>>;
  /** What the REST API accepts; default: one token of the first user with the scope `all`. */
  readonly tokens?: readonly AccessToken[];
  readonly assumptions?: Partial<Assumptions>;
  /** What the history holds from before. */
  readonly earlierCalls?: readonly EarlierCall[];
  /** How long it keeps calls, as the account tells; nothing is dropped. Default `UNLIMITED`. */
  readonly historyLifeTime?: 'NONE' | 'THIRTY_DAYS' | 'UNLIMITED';
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
  setPushUrls(urls: { readonly incoming: string; readonly outgoing: string }): void;
  placeCall(call: PlacedCall): EmulatedCall;
  dialOut(call: DialledCall): EmulatedCall;
  /** Calls in progress and the last 1,000 others, oldest first. */
  calls(): readonly EmulatedCall[];
  /** The phone of any number; numbers outside the account have one too. */
  phone(number: string): Phone;
  /** The phones of the account. */
  phones(): readonly Phone[];
  /** Replaces all faults. */
  setFaults(faults: Faults): void;
  /** Events sent so far, oldest first. */
  pushes(): readonly PushRecord[];
  /** Cuts all calls off and stops every timer. */
  close(): Promise<void>;
}

/** What can be done with an emulator from outside, by method here and over HTTP. */
export type Control = Omit<Emulator, 'url' | 'apiUrl' | 'close'>;

export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const signer = await openSigner(options.privateKeyPem);
  const closing = new AbortController();
  const world = createWorld(options, { signer, closed: closing.signal });
  const network = createNetwork(world);
  const tokens = options.tokens ?? [exampleToken(world.company)];
  const control: Control = {
    ...network,
    publicKeyPem: signer.publicKeyPem,
    tokenId: tokens[0]?.tokenId ?? '',
    token: tokens[0]?.token ?? '',
    company: world.company,
    now: () => Math.floor(world.clock.now()),
    speed: () => world.clock.speed(),
    setSpeed: speed => world.clock.setSpeed(speed),
    wait: seconds => world.clock.wait(seconds),
    setPushUrls(urls): void {
      world.settings.incomingUrl = urls.incoming;
      world.settings.outgoingUrl = urls.outgoing;
    },
    phone: world.phones.of,
    phones: world.phones.own,
    setFaults: world.faults.set,
    pushes: world.pusher.records,
  };
  const { flavour = 'classic', historyLifeTime = 'UNLIMITED' } = options;
  const server = await world.clock.inRealTime(() =>
    startServer({ world, network, control, tokens, flavour, historyLifeTime }, options),
  );

  return {
    ...control,
    url: server.url,
    apiUrl: `${server.url}/v2`,
    async close(): Promise<void> {
      closing.abort();
      world.clock.stop();
      for (const call of network.calls()) call.hangUp();
      await Promise.all(network.calls().map(call => call.ended));
      await server.close();
    },
  };
}
