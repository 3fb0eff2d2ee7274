/**
 * The servers a test may need. `npm test` starts throw-away ones and names them here; where one is missing it
 * says so once. A file that is useless without a server says it in its name (`turn.postgres.test.ts`,
 * `wake.redis.test.ts`, `queue-page.chromium.test.ts`) and is left out whole, see jest.config.mjs.
 */
import { describe } from '@jest/globals';

/** `postgres://…` of an empty server. Its databases are shared by all test files: make your own schema or database. */
export const postgresUrl: string | undefined = process.env['TEST_DATABASE_URL'];

/** `redis://…`, shared by all test files: use a key prefix of your own. */
export const redisUrl: string | undefined = process.env['TEST_REDIS_URL'];

/** Path of a Chromium that playwright-core can start. */
export const chromiumPath: string | undefined = process.env['TEST_CHROMIUM'];

/**
 * A `describe` for one implementation of a port. Without its server nothing is registered, and one line says so.
 *
 * @param available what the block needs, handed on to `body`: a URL, or an object when it needs several
 */
export function describeWith<T>(name: string, available: T | undefined, body: (available: T) => void): void {
  if (available === undefined) {
    process.stderr.write(`skipped: ${name}\n`);
    return;
  }
  describe(name, () => {
    body(available);
  });
}
