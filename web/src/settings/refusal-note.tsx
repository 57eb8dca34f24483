import type { VNode } from 'preact';
import { RequestError } from '../api.ts';
import { Problem } from '../parts/problem.tsx';
import { settingsWords } from './in-words.ts';

/** Why a change was refused: somebody else was faster, or what the server says. */
export function RefusalNote({ error, reload }: { error: unknown; reload?: () => void }): VNode | null {
  const say = settingsWords.value;
  const text = error instanceof RequestError ? say.problems[error.code] : undefined;
  if (text === undefined) return <Problem error={error} />;
  return (
    <div class="problem" role="alert">
      <p>{text}</p>
      {reload !== undefined && (
        <button type="button" onClick={reload}>
          {say.reload}
        </button>
      )}
    </div>
  );
}
