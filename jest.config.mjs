/** Suites that say in their name which server they need are left out where it is missing (scripts/test.mjs says so). */
const needs = { postgres: 'TEST_DATABASE_URL', redis: 'TEST_REDIS_URL', chromium: 'TEST_CHROMIUM' };
const missing = Object.keys(needs).filter((service) => !process.env[needs[service]]);

/** Tests import the .ts sources as they are: Node takes the types off. */
export default {
  runner: 'jest-light-runner',
  setupFilesAfterEnv: ['<rootDir>/tests/support/bare-jest.mjs'],
  transform: {},
  roots: ['<rootDir>/tests'],
  testMatch: ['<rootDir>/tests/**/*.test.ts'],
  testPathIgnorePatterns: [
    '/node_modules/',
    ...missing.map((service) => `\\.${service}\\.(.+\\.)?test\\.ts$`),
  ],
  // Not in the folder for temporary files, which goes after each run (scripts/test.mjs).
  cacheDirectory: '<rootDir>/node_modules/.cache/jest',
  testSequencer: '<rootDir>/tests/support/sequencer.mjs',
  // Half of the time of the long suites is waiting (for a child process, a browser, the wire), so four share two cores.
  maxWorkers: 4,
};
