/** Keeps this process from everything else for so many milliseconds, as a machine that is too slow does. */
export function stayBusy(ms: number): void {
  const until = performance.now() + ms;
  while (performance.now() < until);
}

/** Keeps it from most else, in pieces of `ms`, until the returned function is called. */
export function stayBusyInPieces(ms: number): () => void {
  let isOver = false;
  const piece = (): void => {
    if (isOver) return;
    stayBusy(ms);
    setImmediate(piece);
  };
  setImmediate(piece);
  return () => {
    isOver = true;
  };
}
