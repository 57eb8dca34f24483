import { useEffect, useState } from 'preact/hooks';

/** How long typing pauses before it is looked for, in milliseconds. */
export const pauseMs = 200;

/** The text that was last typed, without spaces around it, once typing has paused. */
export function usePaused(text: string): string {
  const [paused, setPaused] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(text.trim()), pauseMs);
    return () => clearTimeout(timer);
  }, [text]);
  return paused;
}
