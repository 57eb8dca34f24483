import type { VNode } from 'preact';
import { RequestError } from '../api.ts';
import { say, words } from '../language.ts';

/** What went wrong, in words for people. What is loaded again by itself asks nothing of them. */
export function Problem({ error, retry }: { error: unknown; retry?: () => void }): VNode | null {
  if (error === null || error === undefined) return null;
  const passing = passingText(error);
  if (retry !== undefined && passing !== undefined)
    return (
      <p class="empty" role="status">
        {passing}
      </p>
    );
  return (
    <div class="problem" role="alert">
      <p>{textOf(error)}</p>
      {retry !== undefined && (
        <button type="button" onClick={retry}>
          {words.value.retry}
        </button>
      )}
    </div>
  );
}

function passingText(error: unknown): string | undefined {
  return error instanceof RequestError ? words.value.passing[error.code] : undefined;
}

/** Whether it is over by itself, as when Familiar is reached again. */
export function isPassing(error: unknown): boolean {
  return passingText(error) !== undefined;
}

/** The same as a sentence. */
export function textOf(error: unknown): string {
  const { problems } = words.value;
  if (error instanceof RequestError && error.text !== undefined) return say(error.text);
  return (error instanceof RequestError ? problems[error.code] : undefined) ?? problems.other;
}
