import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 30_000,
    // The modules are loaded once a worker, not once a file: that took a third of the whole run. No test may leave state behind.
    isolate: false,
    // Two files side by side also where there are two processors: the runner would leave one of them to itself.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts'],
      exclude: ['src/model/**'],
      reporter: ['text-summary', 'lcovonly'],
      thresholds: { lines: 85, functions: 85, branches: 75, statements: 85 },
    },
  },
});
