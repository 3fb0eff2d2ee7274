/** Suites that say in their name which server they need are left out where it is missing (scripts/test.mjs says so). */
const needs = { postgres: 'TEST_DATABASE_URL', redis: 'TEST_REDIS_URL', chromium: 'TEST_CHROMIUM' };
const missing = Object.keys(needs).filter((service) => !process.env[needs[service]]);

/** Tests import the .ts sources as they are; swc only takes the types off. */
export default {
  testEnvironment: '<rootDir>/tests/support/environment.mjs',
  roots: ['<rootDir>/tests'],
  testMatch: ['<rootDir>/tests/**/*.test.ts'],
  testPathIgnorePatterns: [
    '/node_modules/',
    ...missing.map((service) => `\\.${service}\\.(.+\\.)?test\\.ts$`),
  ],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        swcrc: false,
        jsc: { target: 'es2024', parser: { syntax: 'typescript' } },
        module: { type: 'es6' },
      },
    ],
  },
  // Not in the folder for temporary files, which goes after each run (scripts/test.mjs).
  cacheDirectory: '<rootDir>/node_modules/.cache/jest',
  testSequencer: '<rootDir>/tests/support/sequencer.mjs',
  // A third of the time of a suite is waiting (for a child process, a browser, the wire), so three share two cores.
  maxWorkers: 3,
  // The first house of a file takes a second on a quiet machine and many on a busy one; what hangs is found all the same.
  testTimeout: 20_000,
  // A worker that has loaded many suites is replaced, so that a long run stays small in memory.
  workerIdleMemoryLimit: '600MB',
};
