import { useCallback, useLayoutEffect, useState } from 'preact/hooks';
import { isPassing, read } from '../api.ts';
import { retryMs, useRepeated } from './use-loaded.ts';

export interface Pages<Page> {
  /** Undefined until loaded; kept while they are loaded again. */
  readonly pages: readonly Page[] | undefined;
  readonly error: unknown;
  /** Null: there are no more. */
  readonly more: (() => void) | null;
  reload(): void;
}

/** As many as a first look takes in, and how many come with each further page. */
const first = 50;
const further = 200;

/**
 * A list that comes page by page, as many as were asked for; loaded again whenever `news` is another. What fails for now
 * is asked again.
 *
 * @param path without a query
 */
export function usePages<Page extends { readonly next: string | null }>(
  path: string,
  news: unknown,
): Pages<Page> {
  const [state, setState] = useState<{ pages?: readonly Page[]; error?: unknown }>({});
  const [wanted, setWanted] = useState(1);
  const [round, setRound] = useState(0);
  // Requested at once, not only after the loading note has been painted.
  useLayoutEffect(() => {
    const leaving = new AbortController();
    const { signal } = leaving;
    readPages<Page>(path, wanted, signal).then(
      pages => signal.aborted || setState({ pages }),
      (error: unknown) => signal.aborted || setState(before => ({ ...before, error })),
    );
    return () => leaving.abort();
  }, [path, wanted, news, round]);
  const reload = useCallback(() => setRound(before => before + 1), []);
  useRepeated(reload, false, isPassing(state.error) ? retryMs : undefined);
  const isMore = state.pages?.at(-1)?.next != null;
  return {
    pages: state.pages,
    error: state.error,
    more: isMore ? () => setWanted(wanted + 1) : null,
    reload,
  };
}

async function readPages<Page extends { readonly next: string | null }>(
  path: string,
  wanted: number,
  signal: AbortSignal,
): Promise<readonly Page[]> {
  const pages: Page[] = [];
  let after: string | null = '';
  while (after !== null && pages.length < wanted) {
    const query: Record<string, string> = { limit: String(pages.length === 0 ? first : further) };
    if (after !== '') query['after'] = after;
    const page: Page = await read<Page>(path, query, signal);
    pages.push(page);
    after = page.next;
  }
  return pages;
}
