import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: 'test/support/build-bundle.ts',
    // Generous, because they are there to end what hangs and not to measure anything.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
