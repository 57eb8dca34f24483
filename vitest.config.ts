import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Most of a test is waiting for a process, a database or a browser.
    maxWorkers: '100%',
    globalSetup: 'test/support/build-bundle.ts',
    // Generous, because they are there to end what hangs and not to measure anything.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
