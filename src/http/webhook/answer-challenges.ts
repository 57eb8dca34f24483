import type { FastifyRequest } from 'fastify';
import type { AppContext } from '../../app/context.ts';
import {
  challengeMs,
  challengePrefix,
  fingerprintOf,
  openChallenge,
  sealAnswer,
} from '../../reach/challenge.ts';
import { createAllowance } from './allowance.ts';
import { signatureHeader } from './refusals.ts';

/** Answers what Familiar asks itself from outside, to see whether pushes would arrive. */
export interface Challenges {
  /** XML as sipgate would get it; null: it is no challenge, or not ours, or it has been answered before. */
  answer(request: FastifyRequest, body: Buffer, isAtWebhook: boolean): Promise<string | null>;
}

/** Opening one takes microseconds, but anybody may send anything. */
const opened = { atOnce: 10, everyMs: 1_000 };

export function createChallenges({ secrets, clock }: Pick<AppContext, 'secrets' | 'clock'>): Challenges {
  const allowance = createAllowance(clock, opened);
  /** Until when each may not be answered again. Only who has our key can add to it. */
  const used = new Map<string, number>();

  function isFirst(nonce: string, now: number): boolean {
    for (const [old, until] of used) if (until < now) used.delete(old);
    if (used.has(nonce)) return false;
    used.set(nonce, now + 2 * challengeMs);
    return true;
  }

  return {
    async answer({ headers, originalUrl }, body, isAtWebhook) {
      const header = challengeIn(headers);
      if (header === null || !allowance.take()) return null;
      const now = clock();
      // Without a key that can be read, nothing is ours.
      const nonce = await openChallenge(secrets, header, now).catch(() => null);
      if (nonce === null || !isFirst(nonce, now)) return null;
      const arrived = { path: originalUrl, isAtWebhook, body: fingerprintOf(body) };
      return `<?xml version="1.0" encoding="UTF-8"?><Response check="${await sealAnswer(secrets, nonce, arrived)}"/>`;
    },
  };
}

/** The one look that this costs a push. */
export function isChallenge({ headers }: FastifyRequest): boolean {
  return challengeIn(headers) !== null;
}

function challengeIn(headers: FastifyRequest['headers']): string | null {
  const header = headers[signatureHeader];
  return typeof header === 'string' && header.startsWith(challengePrefix) ? header : null;
}
