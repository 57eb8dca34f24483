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

/** Who waits: somebody who is known in some way, or a stranger. Each have places of their own. */
export type Line = 'known' | 'strangers';

/** Work that is done a few at a time, for which only a few wait. */
export interface ShortQueue {
  /** @throws BusyError if one more in this line would have to go away. */
  expectRoom(line: Line): void;
  /**
   * Does the work when its turn has come. Who is known comes first, but not twice in a row while strangers wait.
   * Whoever gives up before their turn, by `gone`, is let out of the line.
   *
   * @throws BusyError if too many wait; the reason of `gone` if it aborts before the turn.
   */
  inTurn<T>(line: Line, work: () => Promise<T>, gone?: AbortSignal): Promise<T>;
}

export function createShortQueue(size: {
  readonly atOnce: number;
  readonly waiting: Readonly<Record<Line, number>>;
  readonly retryAfterSeconds: number;
}): ShortQueue {
  const lines = { known: new Set<() => void>(), strangers: new Set<() => void>() };
  let atWork = 0;
  let lastCalled: Line = 'strangers';

  function expectRoom(line: Line): void {
    if (atWork >= size.atOnce && lines[line].size >= size.waiting[line])
      throw new BusyError(size.retryAfterSeconds);
  }

  function takeTurn(line: Line, gone: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        lines[line].delete(begin);
        reject(gone?.reason);
      };
      const begin = (): void => {
        lines[line].delete(begin);
        gone?.removeEventListener('abort', leave);
        lastCalled = line;
        resolve();
      };
      lines[line].add(begin);
      gone?.addEventListener('abort', leave);
    });
  }

  function callNext(): void {
    const { known, strangers } = lines;
    const [next] = lastCalled === 'known' ? [...strangers, ...known] : [...known, ...strangers];
    if (next === undefined) atWork -= 1;
    else next();
  }

  return {
    expectRoom,
    async inTurn(line, work, gone) {
      gone?.throwIfAborted();
      expectRoom(line);
      if (atWork < size.atOnce) atWork += 1;
      else await takeTurn(line, gone);
      try {
        return await work();
      } finally {
        callNext();
      }
    },
  };
}
