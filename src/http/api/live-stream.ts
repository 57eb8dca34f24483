import { randomBytes } from 'node:crypto';

/** Somebody who watches. */
export interface Viewer {
  /** Passes on a piece of the stream. */
  write(text: string): void;
  /** How much waits to be sent, in bytes. */
  backlog(): number;
  /** Whether they may still watch. */
  isWelcome(): Promise<boolean>;
  end(): void;
}

/** A stream of events as in the HTML standard, with ids by which a viewer who was away catches up. */
export interface LiveStream {
  /** `render` is called once somebody is to be told: mostly nobody watches. */
  publish(render: () => object): void;
  /** Gives up what was published, since not all is published from here on: whoever comes begins anew. */
  forget(): void;
  /**
   * Lets a viewer in, and tells them what they missed since `lastId`; where that is not known any more, first the
   * `whole`. Returns how to let them out.
   */
  join(viewer: Viewer, lastId: string | null, whole: () => object): () => void;
  /** Tells that the line is alive, and lets out who is not welcome any more. */
  beat(): Promise<void>;
  viewers(): number;
  close(): void;
}

const eventsKept = 1_000;
/** Whoever is this far behind is let out, and catches up when they come again. */
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
