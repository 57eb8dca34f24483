import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Much of a test is waiting for a process, a database or a browser.
    maxWorkers: Math.ceil(availableParallelism() * 1.5),
    // A process runs one file after another, and loads what they share once: modules, and the browser. A test that
    // changes what its process shares puts it back.
    isolate: false,
    globalSetup: 'test/support/build-bundle.ts',
    // Generous, because they are there to end what hangs and not to measure anything.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 30_000 } },
  },
});
