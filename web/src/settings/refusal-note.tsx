import type { VNode } from 'preact';
import { RequestError } from '../api.ts';
import { Problem } from '../parts/problem.tsx';
import { settingsWords } from './in-words.ts';

/** What went wrong with a change: that somebody was sooner, or what the server says of it. */
export function RefusalNote({ error, reload }: { error: unknown; reload?: () => void }): VNode | null {
  const say = settingsWords.value;
  if (!(error instanceof RequestError)) return <Problem error={error} />;
  const isOutdated = error.code === 'outdated';
  if (!isOutdated && error.code !== 'refused') return <Problem error={error} />;
  return (
    <div class="problem" role="alert">
      <p>
        {isOutdated ? say.problems.outdated : say.problems.refused}{' '}
        {!isOutdated && <span lang="en">{error.message}</span>}
      </p>
      {isOutdated && reload !== undefined && (
        <button type="button" onClick={reload}>
          {say.reload}
        </button>
      )}
    </div>
  );
}
