import type { FastifyReply } from 'fastify';
import { ApiError } from './route.ts';

/** Lets each user have only so many long requests going on, such as reports, since they take time that calls may need. */
export interface LongWork {
  /**
   * Counts a request until it has been answered and its work has ended, for which its client may not have waited.
   *
   * @throws ApiError if the user has as many already.
   */
  enter(userId: string, reply: FastifyReply): void;
  /** Does the work of a request that has entered, unless its client has gone. */
  during<T>(reply: FastifyReply, gone: AbortSignal, work: () => Promise<T>): Promise<T>;
}

const atOnce = 2;

export function createLongWork(): LongWork {
  const going = new Map<string, number>();
  const leave = new WeakMap<FastifyReply, () => void>();
  const atWork = new WeakSet<FastifyReply>();

  function change(userId: string, by: 1 | -1): void {
    const now = (going.get(userId) ?? 0) + by;
    if (now === 0) going.delete(userId);
    else going.set(userId, now);
  }

  return {
    enter(userId, reply) {
      if ((going.get(userId) ?? 0) >= atOnce) throw tooMuch;
      change(userId, 1);
      leave.set(reply, () => change(userId, -1));
      reply.raw.once('close', () => {
        if (!atWork.has(reply)) leave.get(reply)?.();
      });
    },
    async during(reply, gone, work) {
      gone.throwIfAborted();
      atWork.add(reply);
      try {
        return await work();
      } finally {
        atWork.delete(reply);
        if (reply.raw.closed) leave.get(reply)?.();
      }
    },
  };
}

const tooMuchText = {
  en: 'You have asked for several things at once that take long; wait until one is ready.',
  de: 'Sie haben mehreres zugleich angefordert, was lange dauert; warten Sie, bis eines fertig ist.',
};
const tooMuch = new ApiError(429, 'too-much', tooMuchText.en, tooMuchText, 1);
