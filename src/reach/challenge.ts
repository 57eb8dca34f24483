import { createHash, randomUUID } from 'node:crypto';
import type { Secrets } from '../app/ports/secrets.ts';

/** How the signature of a request begins that only asks whether it arrives. sipgate's are base64, without a dot. */
export const challengePrefix = 'familiar-check.';

/** For how long a challenge is good, by clocks that may differ a little. */
export const challengeMs = 60_000;

// Sealed for different owners, so that a challenge that is sent back is no answer.
const asked = 'a question that Familiar asks itself';
const answered = 'an answer that Familiar gives itself';

/** What arrived at the other side. */
export interface Arrived {
  /** With its query. */
  readonly path: string;
  readonly isAtWebhook: boolean;
  readonly body: Fingerprint;
}

export interface Fingerprint {
  readonly bytes: number;
  readonly sha256: string;
}

export interface Challenge {
  readonly nonce: string;
  /** What stands where sipgate's signature would. */
  readonly header: string;
}

/** Something that only a Familiar with the same key can read and answer, once, and soon. */
export async function makeChallenge(secrets: Secrets, now: number): Promise<Challenge> {
  const nonce = randomUUID();
  return { nonce, header: challengePrefix + (await secrets.seal(`${nonce} ${now}`, asked)) };
}

/** The nonce of a challenge that is good now; null: it is none of ours, or too old. */
export async function openChallenge(secrets: Secrets, header: string, now: number): Promise<string | null> {
  const opened = await secrets.unseal(header.slice(challengePrefix.length), asked);
  const [nonce = '', madeAt] = opened?.split(' ') ?? [];
  return Math.abs(now - Number(madeAt)) <= challengeMs ? nonce : null;
}

export function sealAnswer(secrets: Secrets, nonce: string, arrived: Arrived): Promise<string> {
  return secrets.seal(JSON.stringify({ nonce, arrived }), answered);
}

/** What the answer to this nonce says; null: it is none, or not by somebody with our key. */
export async function openAnswer(secrets: Secrets, nonce: string, sealed: string): Promise<Arrived | null> {
  const opened = await secrets.unseal(sealed, answered);
  if (opened === null) return null;
  const answer: { readonly nonce: string; readonly arrived: Arrived } = JSON.parse(opened);
  return answer.nonce === nonce ? answer.arrived : null;
}

export function fingerprintOf(body: Buffer): Fingerprint {
  return { bytes: body.length, sha256: createHash('sha256').update(body).digest('hex') };
}
