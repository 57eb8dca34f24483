/**
 * Shows the progress of a long job on standard error, about every second; on one line if it is a terminal.
 */
export interface Progress {
  /** The part of the job that is done now, such as "replaying". */
  doing(what: string): void;
  /** How much of the part is done, 0 to 1; null if that can't be known. */
  reached(share: number | null): void;
  /** One more call. Cheap enough to call for each. */
  count(): void;
  end(): void;
}

const everyMs = 500;
/** The clock is looked at once in so many calls. */
const stride = 256;

export function createProgress(): Progress {
  const { stderr } = process;
  let what = '';
  let calls = 0;
  let share: number | null = null;
  let saidAt = 0;

  function say(): void {
    saidAt = Date.now();
    const percent = share === null ? '' : ` ${Math.floor(share * 100)} %`;
    const line = `${what} …${percent} ${calls.toLocaleString('en')} calls`;
    stderr.write(stderr.isTTY ? `\r${line.padEnd(60)}` : `${line}\n`);
  }

  return {
    doing(next) {
      if (next === what) return;
      if (what !== '') say();
      what = next;
      calls = 0;
      share = null;
      say();
    },
    reached(now) {
      share = now;
    },
    count() {
      calls++;
      if (calls % stride === 0 && Date.now() - saidAt >= everyMs) say();
    },
    end() {
      say();
      if (stderr.isTTY) stderr.write('\n');
    },
  };
}
