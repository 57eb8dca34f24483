import { randomBytes } from 'node:crypto';

/** One open connection to the stream. */
export interface Viewer {
  /** Writes a piece of the stream. */
  write(text: string): void;
  /** How many bytes wait to be sent. */
  backlog(): number;
  /** Whether the session still allows watching. */
  isWelcome(): Promise<boolean>;
  end(): void;
}

/** Server-sent events, with ids by which a reconnecting viewer catches up. */
export interface LiveStream {
  /** `render` is called only if there are viewers; mostly there are none. */
  publish(render: () => object): void;
  /** Forgets what was published, because gaps follow: viewers who reconnect get the whole again. */
  forget(): void;
  /**
   * Adds a viewer and sends what they missed since `lastId`, or the `whole` if that is no longer known.
   * Returns how to remove them.
   */
  join(viewer: Viewer, lastId: string | null, whole: () => object): () => void;
  /** Keeps connections alive, and closes those whose session has ended. */
  beat(): Promise<void>;
  viewers(): number;
  close(): void;
}

const eventsKept = 1_000;
/** A viewer this many bytes behind is disconnected, and catches up on reconnecting. */
const longestBacklogBytes = 1024 * 1024;
const reconnectMs = 1_000;

export function createLiveStream(): LiveStream {
  /** Ids of an earlier run of the process mean nothing in this one. */
  const run = randomBytes(6).toString('base64url');
  const viewers = new Set<Viewer>();
  const kept: (() => string)[] = [];
  let published = 0;
  let isClosed = false;

  function tell(viewer: Viewer, text: string): void {
    if (viewer.backlog() > longestBacklogBytes) {
      viewers.delete(viewer);
      viewer.end();
      return;
    }
    viewer.write(text);
  }

  function missedSince(lastId: string | null): readonly string[] | null {
    const [ofRun, number] = lastId?.split('.') ?? [];
    const missed = published - Number(number);
    const isKnown = ofRun === run && Number.isInteger(missed) && missed >= 0 && missed <= kept.length;
    return isKnown ? kept.slice(kept.length - missed).map(text => text()) : null;
  }

  function leave(viewer: Viewer): void {
    viewers.delete(viewer);
  }

  return {
    publish(render) {
      published += 1;
      const id = `${run}.${published}`;
      let rendered: string | null = null;
      const text = (): string => {
        rendered ??= toText(id, render());
        return rendered;
      };
      kept.push(text);
      if (kept.length > eventsKept) kept.shift();
      for (const viewer of viewers) tell(viewer, text());
    },
    forget() {
      kept.length = 0;
      published += 1;
    },
    join(viewer, lastId, whole) {
      if (isClosed) {
        viewer.end();
        return () => {};
      }
      const missed = missedSince(lastId);
      viewer.write(`retry: ${reconnectMs}\n\n`);
      viewer.write(missed === null ? toText(`${run}.${published}`, whole()) : missed.join(''));
      viewers.add(viewer);
      return () => leave(viewer);
    },
    async beat() {
      for (const viewer of [...viewers]) {
        tell(viewer, ': alive\n\n');
        if (await viewer.isWelcome().catch(() => true)) continue;
        leave(viewer);
        viewer.end();
      }
    },
    viewers: () => viewers.size,
    close() {
      isClosed = true;
      for (const viewer of viewers) viewer.end();
      viewers.clear();
    },
  };
}

function toText(id: string, event: object): string {
  return `id: ${id}\ndata: ${JSON.stringify(event)}\n\n`;
}
