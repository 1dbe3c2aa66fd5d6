import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const sourceFile = (path: string): string => fileURLToPath(new URL(`./src/${path}`, import.meta.url));

/** Where a run also writes its counts as JSON; unset in daily work, as TEST_COVERAGE is, which measures branches too. */
const countsFile = process.env.TEST_COUNTS_FILE;

export default defineConfig({
  resolve: {
    alias: [
      { find: /^dreiklang\/verifier$/, replacement: sourceFile('verifier/index.ts') },
      { find: /^dreiklang\/texts$/, replacement: sourceFile('texts.ts') },
      { find: /^dreiklang$/, replacement: sourceFile('index.ts') },
    ],
  },
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts', 'examples/**/*.test.ts'],
    environment: 'node',
    // By default one processor is left idle, of which CI has two.
    maxWorkers: '100%',
    testTimeout: 120_000,
    hookTimeout: 180_000,
    reporters: countsFile === undefined ? ['default'] : ['default', ['json', { outputFile: countsFile }]],
    coverage: {
      enabled: process.env.TEST_COVERAGE === '1',
      provider: 'v8',
      include: ['src/**/*.ts'],
      exclude: ['src/**/*.test.ts', 'src/**/*.typetest.ts'],
      reporter: ['text', 'json-summary'],
      reportsDirectory: 'coverage',
      reportOnFailure: true,
      thresholds: { branches: 99 },
    },
  },
});
