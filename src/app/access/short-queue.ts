/** So many wait already that nobody else may. */
export class BusyError extends Error {
  override readonly name = 'BusyError';
  /** When to try again, in seconds. */
  readonly retryAfterSeconds: number;

  constructor(retryAfterSeconds: number) {
    super('Too much of this is going on.');
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** Work that is done a few at a time, for which only a few wait. */
export interface ShortQueue {
  /** @throws BusyError if one more would have to go away. */
  expectRoom(): void;
  /**
   * Does the work when its turn has come. Whoever gives up before that, by `gone`, is let out of the queue.
   *
   * @throws BusyError if too many wait; the reason of `gone` if it aborts before the turn.
   */
  inTurn<T>(work: () => Promise<T>, gone?: AbortSignal): Promise<T>;
}

export function createShortQueue(size: {
  readonly atOnce: number;
  readonly waiting: number;
  readonly retryAfterSeconds: number;
}): ShortQueue {
  const line = new Set<() => void>();
  let atWork = 0;

  function expectRoom(): void {
    if (atWork >= size.atOnce && line.size >= size.waiting) throw new BusyError(size.retryAfterSeconds);
  }

  function takeTurn(gone: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        line.delete(begin);
        reject(gone?.reason);
      };
      const begin = (): void => {
        line.delete(begin);
        gone?.removeEventListener('abort', leave);
        resolve();
      };
      line.add(begin);
      gone?.addEventListener('abort', leave);
    });
  }

  function callNext(): void {
    const [next] = line;
    if (next === undefined) atWork -= 1;
    else next();
  }

  return {
    expectRoom,
    async inTurn(work, gone) {
      gone?.throwIfAborted();
      expectRoom();
      if (atWork < size.atOnce) atWork += 1;
      else await takeTurn(gone);
      try {
        return await work();
      } finally {
        callNext();
      }
    },
  };
}
