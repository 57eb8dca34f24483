import { useCallback, useEffect, useLayoutEffect, useState } from 'preact/hooks';
import { read } from '../api.ts';

export interface Loaded<T> {
  /** Undefined until loaded; kept while it is reloaded. */
  readonly value: T | undefined;
  readonly error: unknown;
  reload(): void;
}

/** The server's answer at `path`, reloaded whenever that changes, and every `everyMs` if given. */
export function useLoaded<T>(path: string | null, everyMs?: number): Loaded<T> {
  const [state, setState] = useState<{ path: string | null; value?: T; error?: unknown }>({ path: null });
  const [round, setRound] = useState(0);
  // Requested at once, not only after the loading note has been painted.
  useLayoutEffect(() => {
    if (path === null) return;
    const leaving = new AbortController();
    const { signal } = leaving;
    read<T>(path, {}, signal).then(
      value => signal.aborted || setState({ path, value }),
      (error: unknown) =>
        signal.aborted || setState(before => (before.path === path ? { ...before, error } : { path, error })),
    );
    return () => leaving.abort();
  }, [path, round]);
  const reload = useCallback(() => setRound(before => before + 1), []);
  useEffect(() => {
    if (everyMs === undefined) return;
    const timer = setInterval(reload, everyMs);
    return () => clearInterval(timer);
  }, [everyMs, reload]);
  return { value: state.path === path ? state.value : undefined, error: state.error, reload };
}
