import { type EmptyRouter, startEmptyRouter } from './empty-router.ts';

/** The empty Familiar beside the demo: started once somebody asks for it, and ended with the demo. */
export interface EmptyBeside {
  /** Resolves with the link to it. */
  open(): Promise<string>;
  close(): Promise<void>;
}

export function createEmptyBeside(): EmptyBeside {
  let started: Promise<EmptyRouter> | null = null;
  return {
    async open() {
      started ??= startEmptyRouter();
      try {
        return (await started).link();
      } catch (error) {
        // The next one may try again.
        started = null;
        throw error;
      }
    },
    async close() {
      await (await started?.catch(() => null))?.close();
    },
  };
}
