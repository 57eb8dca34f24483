import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Wall } from '../../../src/http/contract/wall.ts';
import { RequestError, send } from '../api.ts';
import { formatDuration, formatNumber, formatSeconds, formatShare, formatTime } from '../format.ts';
import { words } from '../language.ts';
import { wallWords } from '../words/say-access.ts';

/**
 * Asked for instead of streamed: a look costs the router about a millisecond, also with 200 agents, and nobody reads a wall
 * faster than this. A stream can't be opened by a POST, so that the secret would stand in its address, hence in the logs of
 * every proxy; and a link that is revoked ends at the next look.
 */
const lookEveryMs = 1_000;
/** From here on a wait is shown in red, in milliseconds. */
const longMs = 60_000;

/** For a screen that everybody sees from afar: figures, and nothing of anybody. */
export function WallView({ secret }: { secret: string }): VNode {
  const [wall, setWall] = useState<Wall | null>(null);
  const [problem, setProblem] = useState<'ended' | 'lost' | null>(null);
  useEffect(() => {
    let isOver = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async (): Promise<void> => {
      try {
        const seen = await send<Wall>('POST', '/wall', { secret });
        if (!isOver) setWall(seen);
        setProblem(null);
      } catch (error) {
        const isEnded = error instanceof RequestError && error.code === 'used-link';
        setProblem(isEnded ? 'ended' : 'lost');
        if (isEnded) return;
      }
      if (!isOver) timer = setTimeout(look, lookEveryMs);
    };
    void look();
    document.title = `${wallWords.value.title} – ${words.value.product}`;
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [secret]);
  if (problem === 'ended')
    return (
      <main class="wall">
        <p class="card">{wallWords.value.ended}</p>
      </main>
    );
  return (
    <main class="wall" data-lost={problem === 'lost'}>
      {problem === 'lost' && (
        <p role="status" class="connection lost">
          {words.value.connection.lost}
        </p>
      )}
      {wall === null ? <p class="loading">{words.value.loading}</p> : <Screen wall={wall} />}
    </main>
  );
}

function Screen({ wall }: { wall: Wall }): VNode {
  const say = wallWords.value;
  const { waiting, longestWaitMs, agents } = wall;
  return (
    <>
      <header>
        <h1>{wall.hotlines.join(' · ')}</h1>
        <p class="clock">{formatTime(wall.now)}</p>
      </header>
      <dl class="now">
        <div data-alarm={waiting > 0 && longestWaitMs >= longMs} data-some={waiting > 0}>
          <dt>{say.waiting}</dt>
          <dd>{formatNumber(waiting)}</dd>
        </div>
        <div data-alarm={longestWaitMs >= longMs} data-some={waiting > 0}>
          <dt>{say.longest}</dt>
          <dd>{formatDuration(longestWaitMs)}</dd>
        </div>
        <Count name="ringing" text={say.ringing} count={wall.ringing} />
        <Count name="talking" text={say.talking} count={wall.talking} />
      </dl>
      <dl class="now team-now">
        <Count name="free" text={say.free} count={agents.free} />
        <Count name="busy" text={say.busy} count={agents.busy} />
        <Count name="on-break" text={say.onBreak} count={agents.onBreak} />
        <Count name="away" text={say.away} count={agents.away} />
      </dl>
      <Today wall={wall} />
    </>
  );
}

function Count({ name, text, count }: { name: string; text: string; count: number }): VNode {
  return (
    <div data-count={name} data-some={count > 0}>
      <dt>{text}</dt>
      <dd>{formatNumber(count)}</dd>
    </div>
  );
}

/** Today, with a week ago beside it. */
function Today({ wall }: { wall: Wall }): VNode {
  const say = words.value.figures;
  const { figures, comparison } = wall;
  const rows: readonly (readonly [string, (from: Wall['figures']) => string])[] = [
    [say.offered, from => formatNumber(from.offered)],
    [say.answered, from => formatShare(from.answered, from.offered)],
    [say.serviceLevel, from => formatShare(from.answeredInTime, from.offered)],
    [say.speed, from => (from.speedOfAnswerMs === null ? '–' : formatSeconds(from.speedOfAnswerMs))],
    [say.familiar, from => formatShare(from.familiar, from.byReturningCallers)],
  ];
  return (
    <dl class="today">
      {rows.map(([name, show]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            {show(figures)}
            <span class="before">
              {say.lastWeek} {show(comparison.lastWeek)}
            </span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
