import type { ComponentType, VNode } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import { RequestError } from '../api.ts';
import { words } from '../language.ts';
import { connection } from '../live/connection.ts';
import { Problem } from './problem.tsx';

const retryMs = 3_000;

/** A part of the page that is loaded on first use; `isQuiet`: nothing stands in its place until then. */
export function lazy<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  { isQuiet = false } = {},
): ComponentType<Props> {
  let loaded: ComponentType<Props> | null = null;
  return function Lazy(props): VNode | null {
    const [error, setError] = useState<unknown>(null);
    const [round, setRound] = useState(0);
    // Requested at once, not only after the loading note has been painted.
    useLayoutEffect(() => {
      if (loaded !== null) return;
      let retry: ReturnType<typeof setTimeout> | undefined;
      load().then(
        view => {
          loaded = view;
          setError(null);
          setRound(before => before + 1);
        },
        () => {
          setError(new RequestError(connection.value === 'lost' ? 'offline' : 'forged', ''));
          retry = setTimeout(() => setRound(before => before + 1), retryMs);
        },
      );
      return () => clearTimeout(retry);
    }, [round]);
    const View = loaded;
    if (View !== null) return <View {...props} />;
    if (isQuiet) return null;
    return error === null ? (
      <p class="loading">{words.value.loading}</p>
    ) : (
      <Problem error={error} retry={() => setRound(before => before + 1)} />
    );
  };
}
