// The tests that a changed file is tried with (scripts/mutate.mjs says which): without those of speed, which a busy machine fails
// whatever the code says.
import { defineConfig } from 'vitest/config';

const tests = (process.env.MUTATION_TESTS ?? 'test/text/**/*.test.ts').split(' ');

export default defineConfig({
  test: { include: tests, isolate: false, testNamePattern: /^(?!.*is quick)/, testTimeout: 30_000 },
});
