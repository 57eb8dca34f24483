import { generateKeyPairSync, sign } from 'node:crypto';
import { fictionalCaller } from '../src/emulator/fictional-caller.ts';

export const hotline = '+492214710100';
export const agents = Array.from({ length: 12 }, (_, index) => `+4922147101${String(index + 10)}`);

/** One push as it goes over the wire. */
export interface SignedPush {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface Corpus {
  readonly publicKeyPem: string;
  /** newCall, answer and hangup of each call. */
  readonly calls: readonly (readonly SignedPush[])[];
}

interface CorpusOptions {
  /** How many of each call's three events. */
  readonly events?: number;
  /** Who makes the call of this index; default: one of 500. */
  readonly callerOf?: (index: number) => string;
}

/** Makes signed pushes of so many calls; signing takes some 5 ms each, on all cores. */
export async function makeCorpus(
  count: number,
  { events = 3, callerOf = regularCaller }: CorpusOptions = {},
): Promise<Corpus> {
  const { publicKeyPem, sign } = createSigner();
  const calls = await Promise.all(
    Array.from({ length: count }, (_, index) =>
      Promise.all(bodiesOf(index, callerOf(index)).slice(0, events).map(sign)),
    ),
  );
  return { publicKeyPem, calls };
}

export interface Signer {
  readonly publicKeyPem: string;
  readonly sign: (body: string) => Promise<SignedPush>;
}

/** Signs as sipgate does, with a key of its own. */
export function createSigner(): Signer {
  // The length of sipgate's key: verifying it is what a webhook can't save.
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 4096 });
  return {
    publicKeyPem: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    sign: body =>
      new Promise((resolve, reject) => {
        sign('RSA-SHA256', Buffer.from(body), privateKey, (error, signature) => {
          if (error !== null) return reject(error);
          const headers = {
            'content-type': 'application/x-www-form-urlencoded; charset=UTF-8',
            'x-sipgate-signature': signature.toString('base64'),
          };
          return resolve({ body, headers });
        });
      }),
  };
}

function regularCaller(index: number): string {
  return fictionalCaller((index * 7) % 500);
}

/** newCall, answer and hangup of a call, told apart from others by its index. */
export function bodiesOf(index: number, caller: string): string[] {
  const callId = index.toString(16).toUpperCase().padStart(76, '0');
  const leg = { direction: 'in', from: caller.slice(1), to: hotline.slice(1), callId } as const;
  const answeringNumber = agents[index % agents.length]?.slice(1) ?? '';
  return [
    pushBody('newCall', leg, { 'user[]': '' }),
    pushBody('answer', leg, { answeringNumber, user: '' }),
    pushBody('hangup', leg, { answeringNumber, cause: 'normalClearing' }),
  ];
}

/** A leg that is a call of its own, as sipgate names it: numbers without `+`. */
export interface PushedLeg {
  readonly callId: string;
  readonly direction: 'in' | 'out';
  /** A number, or `anonymous`. */
  readonly from: string;
  readonly to: string;
}

export function pushBody(
  event: 'newCall' | 'answer' | 'hangup',
  { callId, direction, from, to }: PushedLeg,
  more: Readonly<Record<string, string>>,
): string {
  const ids = { callId, origCallId: callId, xcid: callId.slice(-16) };
  return new URLSearchParams({ event, direction, from, to, ...ids, ...more }).toString();
}
