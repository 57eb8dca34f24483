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
  // The length of sipgate's key: verifying it is what a webhook can't save.
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 4096 });
  const signed = (body: string): Promise<SignedPush> =>
    new Promise((resolve, reject) => {
      sign('RSA-SHA256', Buffer.from(body), privateKey, (error, signature) => {
        if (error !== null) return reject(error);
        const headers = {
          'content-type': 'application/x-www-form-urlencoded; charset=UTF-8',
          'x-sipgate-signature': signature.toString('base64'),
        };
        return resolve({ body, headers });
      });
    });
  const calls = await Promise.all(
    Array.from({ length: count }, (_, index) =>
      Promise.all(bodiesOf(index, callerOf(index)).slice(0, events).map(signed)),
    ),
  );
  return { publicKeyPem: publicKey.export({ type: 'spki', format: 'pem' }).toString(), calls };
}

function regularCaller(index: number): string {
  return fictionalCaller((index * 7) % 500);
}

function bodiesOf(index: number, caller: string): string[] {
  const callId = index.toString(16).toUpperCase().padStart(76, '0');
  const common = {
    direction: 'in',
    from: caller.slice(1),
    to: hotline.slice(1),
    callId,
    origCallId: callId,
    xcid: callId.slice(-16),
  };
  const answeringNumber = agents[index % agents.length]?.slice(1) ?? '';
  return [
    { event: 'newCall', ...common, 'user[]': '' },
    { event: 'answer', ...common, answeringNumber, user: '' },
    { event: 'hangup', ...common, answeringNumber, cause: 'normalClearing' },
  ].map(fields => new URLSearchParams(fields).toString());
}
