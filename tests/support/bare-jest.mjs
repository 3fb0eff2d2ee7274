/**
 * What tests import from `@jest/globals`. They run in Node as it is (jest-light-runner), not in a copy of it made for
 * each file: that halves their time, since the house is loaded once for many files. The runner gives the globals; what
 * it lacks stands here: a limit of time, and timers that are moved on asynchronously.
 */
import { registerHooks } from 'node:module';
import { ModernFakeTimers } from '@jest/fake-timers';

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === '@jest/globals' ? { url: import.meta.url, shortCircuit: true } : next(specifier, context),
});

/** Longer than anything takes on a busy machine; what hangs is found all the same. */
const LIMIT_MS = 120_000;

const { setTimeout, clearTimeout } = globalThis;

/** `work`, which fails after `limitMs`. Its own length is none: it never waits for a callback. */
function limited(work, limitMs = LIMIT_MS) {
  return async (...given) => {
    const over = Promise.withResolvers();
    const timer = setTimeout(() => over.reject(new Error(`not done after ${limitMs} ms`)), limitMs);
    try {
      await Promise.race([work(...given), over.promise]);
    } finally {
      clearTimeout(timer);
    }
  };
}

const bare = globalThis;

export const { describe, expect } = bare;
export const test = Object.assign((name, work, limitMs) => bare.test(name, limited(work, limitMs)), {
  each:
    (...table) =>
    (name, work, limitMs) =>
      bare.test.each(...table)(name, limited(work, limitMs)),
});
const hook = (register) => (work, limitMs) => register(limited(work, limitMs));
export const beforeAll = hook(bare.beforeAll);
export const beforeEach = hook(bare.beforeEach);
export const afterEach = hook(bare.afterEach);
export const afterAll = hook(bare.afterAll);

const timers = new ModernFakeTimers({ config: { fakeTimers: { enableGlobally: true } }, global: bare });
export const jest = {
  ...bare.jest,
  useFakeTimers: (settings) => timers.useFakeTimers(settings),
  useRealTimers: () => timers.useRealTimers(),
  advanceTimersByTime: (ms) => timers.advanceTimersByTime(ms),
  advanceTimersByTimeAsync: (ms) => timers.advanceTimersByTimeAsync(ms),
  getTimerCount: () => timers.getTimerCount(),
};
