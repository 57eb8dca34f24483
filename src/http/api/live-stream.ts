import { randomBytes } from 'node:crypto';
import type { User } from '../../app/ports/page.ts';
import type { AgentId } from '../../domain/roster.ts';
import { ApiError } from './route.ts';

/** What of a user decides on what they may see, and what the page says they are. */
type Who = Pick<User, 'id' | 'login' | 'role' | 'agentId'>;

/** One open connection to the stream. */
export interface Viewer {
  /** By which key they came in, and as whom. */
  readonly keyHash: string;
  readonly user: Who;
  /** The agent who sees only what concerns them; null: sees everything. */
  readonly agentId: AgentId | null;
  /** Writes a piece of the stream. */
  write(text: string): void;
  /** How many bytes wait to be sent. */
  backlog(): number;
  end(): void;
}

/** Server-sent events, with ids by which a reconnecting viewer catches up. */
export interface LiveStream {
  /** For those who see everything. `render` is called only if there are viewers; mostly there are none. */
  publish(render: () => object): void;
  /** For everybody, as each may see it; null: everything. */
  publishToAll(render: (agentId: AgentId | null) => object): void;
  /** Forgets what was published, because gaps follow: viewers who reconnect get the whole again. */
  forget(): void;
  /**
   * Adds a viewer and sends what they missed since `lastId`, or the `whole` if that is no longer known.
   * Returns how to remove them.
   */
  join(viewer: Viewer, lastId: string | null, whole: () => readonly object[]): () => void;
  /** @throws ApiError if this user, or all together, have as many streams as they may. */
  expectRoom(userId: string): void;
  /** Keeps connections alive. */
  beat(): void;
  /**
   * Ends the streams of those whose key is no longer good, or who have another name, role or agent now.
   *
   * @param usersOfKeys who is behind each key that is good
   */
  dismiss(usersOfKeys: (hashes: readonly string[]) => Promise<ReadonlyMap<string, Who>>): Promise<void>;
  viewers(): number;
  close(): void;
}

const eventsKept = 1_000;
/** A viewer this many bytes behind is disconnected, and catches up on reconnecting. */
const longestBacklogBytes = 1024 * 1024;
const reconnectMs = 1_000;
/** Every tab has one, and a reception may share a user. */
const mostOfUser = 20;
/** Fewer than the requests that are answered for the page, so that everything else there goes on. */
const mostInAll = 400;

export function createLiveStream(): LiveStream {
  /** Ids of an earlier run of the process mean nothing in this one. */
  const run = randomBytes(6).toString('base64url');
  const viewers = new Set<Viewer>();
  const kept: Published[] = [];
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

  function missedSince({ agentId }: Viewer, lastId: string | null): readonly string[] | null {
    const [, ofRun, number, whose] = /^([^.]*)\.(\d+)\.(.*)$/.exec(lastId ?? '') ?? [];
    const missed = published - Number(number);
    const isOurs = ofRun === run && whose === (agentId ?? '');
    const isKnown = isOurs && Number.isInteger(missed) && missed >= 0 && missed <= kept.length;
    return isKnown ? kept.slice(kept.length - missed).map(text => text(agentId)) : null;
  }

  function leave(viewer: Viewer): void {
    viewers.delete(viewer);
  }

  function publish(render: (agentId: AgentId | null) => object | null): void {
    published += 1;
    const text = renderOnce(`${run}.${published}`, render);
    kept.push(text);
    if (kept.length > eventsKept) kept.shift();
    for (const viewer of viewers) {
      const told = text(viewer.agentId);
      if (told !== '') tell(viewer, told);
    }
  }

  return {
    publish: render => publish(agentId => (agentId === null ? render() : null)),
    publishToAll: publish,
    forget() {
      kept.length = 0;
      published += 1;
    },
    join(viewer, lastId, whole) {
      if (isClosed) {
        viewer.end();
        return () => {};
      }
      const missed = missedSince(viewer, lastId);
      viewer.write(`retry: ${reconnectMs}\n\n`);
      const id = idFor(`${run}.${published}`, viewer.agentId);
      viewer.write((missed ?? whole().map(event => toText(id, event))).join(''));
      viewers.add(viewer);
      return () => leave(viewer);
    },
    expectRoom(userId) {
      if (countOf(userId, viewers) >= mostOfUser || viewers.size >= mostInAll) throw tooManyStreams;
    },
    beat() {
      for (const viewer of viewers) tell(viewer, ': alive\n\n');
    },
    async dismiss(usersOfKeys) {
      const asked = [...viewers];
      if (asked.length === 0) return;
      const users = await usersOfKeys([...new Set(asked.map(({ keyHash }) => keyHash))]);
      for (const viewer of asked) {
        if (isSame(viewer.user, users.get(viewer.keyHash))) continue;
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

/** Says for whom it was, too: whoever comes back as somebody else has missed more than what came since. */
function idFor(id: string, agentId: AgentId | null): string {
  return `${id}.${agentId ?? ''}`;
}

function countOf(userId: string, viewers: ReadonlySet<Viewer>): number {
  return [...viewers].filter(({ user }) => user.id === userId).length;
}

function isSame(one: Who, other: Who | undefined): boolean {
  return one.login === other?.login && one.role === other.role && one.agentId === other.agentId;
}

/** An event as whoever may see it reads it; empty: they may not. */
type Published = (agentId: AgentId | null) => string;

function renderOnce(id: string, render: (agentId: AgentId | null) => object | null): Published {
  const rendered = new Map<AgentId | null, string>();
  return agentId => {
    const known = rendered.get(agentId);
    if (known !== undefined) return known;
    const event = render(agentId);
    const text = event === null ? '' : toText(idFor(id, agentId), event);
    rendered.set(agentId, text);
    return text;
  };
}

function toText(id: string, event: object): string {
  return `id: ${id}\ndata: ${JSON.stringify(event)}\n\n`;
}

const tooManyText = {
  en: 'The board is open too many times at once; close it somewhere else.',
  de: 'Die Übersicht ist zu oft zugleich geöffnet; schließen Sie sie anderswo.',
};
const tooManyStreams = new ApiError(429, 'too-many-streams', tooManyText.en, tooManyText, 30);
