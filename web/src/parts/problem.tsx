import type { VNode } from 'preact';
import { RequestError } from '../api.ts';
import { say, words } from '../language.ts';

/** What went wrong, in words for people. */
export function Problem({ error, retry }: { error: unknown; retry?: () => void }): VNode | null {
  if (error === null || error === undefined) return null;
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

/** The same as a sentence. */
export function textOf(error: unknown): string {
  const { problems } = words.value;
  if (error instanceof RequestError && error.text !== undefined) return say(error.text);
  return (error instanceof RequestError ? problems[error.code] : undefined) ?? problems.other;
}
