/**
 * The emulator's time. It runs `speed` times as fast as real time, with three exceptions that keep the world
 * the same on a slow machine as on a fast one:
 *
 * - it never passes an event that is due and not yet carried out
 * - it stands still within one turn of the event loop
 * - while the real world is awaited (a webhook's reply), it runs no faster than real time, so what the
 *   webhook takes is not magnified
 */
export interface Clock {
  /** Emulated epoch milliseconds. */
  now(): number;
  /** Resolves to true after so many emulated seconds, to false once the signal aborts or the clock stops. */
  wait(seconds: number, signal?: AbortSignal): Promise<boolean>;
  inRealTime<T>(work: () => Promise<T>): Promise<T>;
  speed(): number;
  /**
   * From now on so many emulated seconds pass per real second. Throws a RangeError if that is not above 0.
   */
  setSpeed(speed: number): void;
  stop(): void;
}

/**
 * Starts a clock at `startAt` (epoch milliseconds) that passes `speed` emulated seconds per real second.
 * Throws a RangeError if the speed is not above 0.
 */
export function startClock(options: { readonly startAt: number; readonly speed: number }): Clock {
  checkSpeed(options.speed);
  return new RunningClock(options.startAt, options.speed);
}

function checkSpeed(speed: number): void {
  if (!(speed > 0 && Number.isFinite(speed)))
    throw new RangeError(`speed is ${speed}; it must be a number above 0`);
}

interface Alarm {
  readonly at: number;
  readonly settle: (isTime: boolean) => void;
}

const longestTimerMs = 2 ** 31 - 1;

class RunningClock implements Clock {
  /** Due first. */
  readonly #alarms: Alarm[] = [];
  #speed: number;
  /** Emulated time at the real moment `#since`. */
  #base: number;
  #since = performance.now();
  #realTimeWork = 0;
  #mode: 'running' | 'paused' | 'stopped' = 'running';
  #timer: NodeJS.Timeout | undefined;

  constructor(startAt: number, speed: number) {
    this.#base = startAt;
    this.#speed = speed;
    this.#standStillAt(startAt);
  }

  now(): number {
    this.#standStillAt(this.#passed());
    return this.#base;
  }

  wait(seconds: number, signal?: AbortSignal): Promise<boolean> {
    if (this.#mode === 'stopped' || signal?.aborted) return Promise.resolve(false);
    return new Promise(resolve => {
      const cancel = (): void => {
        this.#standStillAt(this.#passed());
        this.#alarms.splice(this.#alarms.indexOf(alarm), 1);
        resolve(false);
      };
      const alarm: Alarm = {
        at: this.now() + Math.max(0, seconds) * 1000,
        settle(isTime): void {
          signal?.removeEventListener('abort', cancel);
          resolve(isTime);
        },
      };
      signal?.addEventListener('abort', cancel, { once: true });
      const later = this.#alarms.findIndex(other => other.at > alarm.at);
      this.#alarms.splice(later === -1 ? this.#alarms.length : later, 0, alarm);
    });
  }

  async inRealTime<T>(work: () => Promise<T>): Promise<T> {
    this.#standStillAt(this.#passed());
    this.#realTimeWork += 1;
    try {
      return await work();
    } finally {
      this.#standStillAt(this.#passed());
      this.#realTimeWork -= 1;
    }
  }

  speed(): number {
    return this.#speed;
  }

  setSpeed(speed: number): void {
    checkSpeed(speed);
    this.#standStillAt(this.#passed());
    this.#speed = speed;
  }

  stop(): void {
    this.#standStillAt(this.#passed());
    this.#mode = 'stopped';
    for (const alarm of this.#alarms.splice(0)) alarm.settle(false);
  }

  #passed(): number {
    if (this.#mode !== 'running') return this.#base;
    const passed = this.#base + (performance.now() - this.#since) * this.#rate();
    return Math.min(passed, this.#alarms[0]?.at ?? Number.POSITIVE_INFINITY);
  }

  #rate(): number {
    return this.#realTimeWork > 0 ? Math.min(1, this.#speed) : this.#speed;
  }

  /** Until all that follows from this moment without I/O has happened. */
  #standStillAt(at: number): void {
    this.#base = at;
    if (this.#mode !== 'running') return;
    this.#mode = 'paused';
    clearTimeout(this.#timer);
    setImmediate(() => this.#resume());
  }

  #resume(): void {
    if (this.#mode === 'stopped') return;
    this.#mode = 'running';
    this.#since = performance.now();
    const next = this.#alarms[0];
    if (next === undefined) return;
    const delayMs = (next.at - this.#base) / this.#rate();
    this.#timer =
      delayMs > longestTimerMs
        ? setTimeout(() => this.now(), longestTimerMs)
        : setTimeout(() => this.#ringNext(), delayMs);
  }

  #ringNext(): void {
    const next = this.#alarms.shift();
    if (next === undefined) return;
    this.#standStillAt(next.at);
    next.settle(true);
  }
}
