import type { VNode } from 'preact';
import { linkTo } from '../router.ts';

interface Props {
  /** What is not there yet, and what makes it come. */
  text: string;
  /** Where that is done, if somebody may: what the link says, and where it leads. */
  next?: { readonly text: string; readonly place: readonly string[] } | false;
}

/** In the place of a list that has nothing in it: what would be there, and the next step. */
export function Empty({ text, next = false }: Props): VNode {
  return (
    <p class="empty">
      {text}
      {next !== false && (
        <>
          {' '}
          <a href={linkTo(...next.place)}>{next.text}</a>
        </>
      )}
    </p>
  );
}
