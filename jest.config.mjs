/** Tests import the .ts sources as they are; swc only takes the types off. */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/tests'],
  testMatch: ['<rootDir>/tests/**/*.test.ts'],
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
  maxWorkers: 2,
  // A worker that has loaded many suites is replaced, so that a long run stays small in memory.
  workerIdleMemoryLimit: '600MB',
};
