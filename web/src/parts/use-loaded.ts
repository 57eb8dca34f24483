import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { isPassing, read } from '../api.ts';

/** How soon is asked again what could not be answered for now. */
export const retryMs = 3_000;

export interface Loaded<T> {
  /** Undefined until loaded; kept while it is reloaded. */
  readonly value: T | undefined;
  readonly error: unknown;
  /** Whether the server is being asked. */
  readonly isAsking: boolean;
  reload(): void;
}

interface Answered<T> {
  readonly path: string | null;
  readonly round: number;
  readonly value?: T;
  readonly error?: unknown;
}

/** The server's answer at `path`, reloaded whenever that changes, and while anybody looks every `everyMs` if given. What fails for now is asked again. */
export function useLoaded<T>(path: string | null, everyMs?: number): Loaded<T> {
  const [state, setState] = useState<Answered<T>>({ path: null, round: 0 });
  const [round, setRound] = useState(0);
  // Requested at once, not only after the loading note has been painted.
  useLayoutEffect(() => {
    if (path === null) return;
    const leaving = new AbortController();
    const { signal } = leaving;
    read<T>(path, {}, signal).then(
      value => signal.aborted || setState({ path, round, value }),
      (error: unknown) =>
        signal.aborted ||
        setState(before => (before.path === path ? { ...before, round, error } : { path, round, error })),
    );
    return () => leaving.abort();
  }, [path, round]);
  const reload = useCallback(() => setRound(before => before + 1), []);
  const isAsking = path !== null && (state.path !== path || state.round !== round);
  useRepeated(reload, isAsking, isPassing(state.error) ? retryMs : everyMs);
  return { value: state.path === path ? state.value : undefined, error: state.error, isAsking, reload };
}

/** An answer that takes longer than the interval is waited for, and nothing is asked that nobody sees. */
export function useRepeated(reload: () => void, isAsking: boolean, everyMs: number | undefined): void {
  const isBusy = useRef(isAsking);
  isBusy.current = isAsking;
  useEffect(() => {
    if (everyMs === undefined) return;
    const again = (): void => {
      if (!document.hidden && !isBusy.current) reload();
    };
    const timer = setInterval(again, everyMs);
    document.addEventListener('visibilitychange', again);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', again);
    };
  }, [everyMs, reload]);
}
