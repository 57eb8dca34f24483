import { useEffect, useRef } from 'preact/hooks';

/** Does something whenever a value becomes another than the first one known. */
export function useWhenChanged<T>(value: T | undefined, act: () => void): void {
  const last = useRef<T | undefined>(undefined);
  useEffect(() => {
    if (last.current !== undefined && value !== last.current) act();
    if (value !== undefined) last.current = value;
  }, [value, act]);
}
