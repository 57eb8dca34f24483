import { useState } from 'preact/hooks';

export interface Task {
  readonly isBusy: boolean;
  readonly error: unknown;
  /** Runs work and keeps its error; resolves to whether it succeeded. */
  run(work: () => Promise<unknown>): Promise<boolean>;
}

/** Work that a person starts, one at a time. */
export function useTask(): Task {
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  return {
    isBusy,
    error,
    async run(work) {
      if (isBusy) return false;
      setBusy(true);
      setError(null);
      try {
        await work();
        return true;
      } catch (problem) {
        setError(problem);
        return false;
      } finally {
        setBusy(false);
      }
    },
  };
}
