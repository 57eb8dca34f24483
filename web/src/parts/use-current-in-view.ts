import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** For a row of links that may be wider than the screen: scrolls the current one into view. */
export function useCurrentInView(current: string | undefined): RefObject<HTMLElement | null> {
  const row = useRef<HTMLElement>(null);
  useEffect(() => {
    const { current: list } = row;
    const link = list?.querySelector('[aria-current]');
    if (list === null || link === null || link === undefined) return;
    const { left, width } = link.getBoundingClientRect();
    list.scrollLeft += left - list.getBoundingClientRect().left - (list.clientWidth - width) / 2;
  }, [current]);
  return row;
}
