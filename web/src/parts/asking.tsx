import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { inLanguage } from '../language.ts';

const since = inLanguage({
  de: (seconds: number) => `seit ${seconds} s`,
  en: (seconds: number) => `for ${seconds} s`,
});

/** Says what is being waited for, and for how long by now, so that nobody thinks it has stopped. */
export function Asking({ what }: { what: string }): VNode {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const begin = performance.now();
    const timer = setInterval(() => setSeconds(Math.floor((performance.now() - begin) / 1000)), 1000);
    return () => clearInterval(timer);
  }, []);
  return (
    <p class="loading" role="status">
      {what}
      {/* Nobody wants to hear each second. */}
      {seconds > 0 && <span aria-hidden="true"> {since.value(seconds)}</span>}
    </p>
  );
}
