/** Shows the progress of long work. */
export interface Progress {
  /** `done` is the share, 0 to 1, or null if that can't be known; `count` is how much has been done. */
  show(done: number | null, count: number): void;
  /** Ends the line, if one is shown. */
  end(): void;
}

/** The part of standard error that is needed. */
export interface ProgressStream {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

const barLength = 30;
const redrawEveryMs = 100;

/**
 * On a terminal one line that is drawn over again; elsewhere a line for every tenth, or every 5,000 of what
 * is counted.
 */
export function createProgress(
  what: string,
  noun: string,
  stream: ProgressStream,
  clock: () => number,
): Progress {
  return stream.isTTY === true ? drawnOver(what, noun, stream, clock) : inLines(what, noun, stream);
}

function drawnOver(what: string, noun: string, stream: ProgressStream, clock: () => number): Progress {
  let drawnAt = Number.NEGATIVE_INFINITY;
  return {
    show(done, count) {
      if (clock() - drawnAt < redrawEveryMs) return;
      drawnAt = clock();
      stream.write(`\r\u001b[K${what} ${done === null ? '' : `${bar(done)} `}${toText(count)} ${noun}`);
    },
    end() {
      if (drawnAt !== Number.NEGATIVE_INFINITY) stream.write('\r\u001b[K');
    },
  };
}

function bar(done: number): string {
  const full = Math.round(done * barLength);
  return `[${'#'.repeat(full)}${'.'.repeat(barLength - full)}] ${percent(done)}`;
}

function inLines(what: string, noun: string, stream: ProgressStream): Progress {
  let shown = -1;
  return {
    show(done, count) {
      const step = done === null ? Math.floor(count / 5_000) : Math.floor(done * 10);
      if (step <= shown) return;
      shown = step;
      stream.write(`${what}: ${done === null ? '' : `${percent(done)}, `}${toText(count)} ${noun}\n`);
    },
    end() {},
  };
}

function percent(done: number): string {
  return `${Math.floor(done * 100)} %`;
}

function toText(count: number): string {
  return count.toLocaleString('en');
}
