/** A number that stays deaf ends the whole program, with the code that asks to be started again. */
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import type { App, Overrides } from '../../../bot/app.ts';
import { start } from '../../../bot/cli/start.ts';
import type { Config } from '../../../bot/config.ts';

const CONFIG = { roles: new Set(['channel']) } as unknown as Config;

beforeEach(() => void jest.spyOn(process.stdout, 'write').mockReturnValue(true));
afterEach(() => void jest.restoreAllMocks());

test('a number that stays deaf: the program is closed, and asks to be started again', async () => {
  const ended = Promise.withResolvers<number>();
  const steps: string[] = [];
  const closed = (): void => void steps.push('not waited for');
  const ends = { ended: ended.promise, exhausted: () => ended.resolve(75), closed };
  const did = (step: string) => async (): Promise<void> => void steps.push(step);
  let overrides: Overrides | undefined;
  const build = async (_: Config, given?: Overrides): Promise<App> => {
    overrides = given;
    return { start: did('start'), close: did('close') } as unknown as App;
  };
  let deaf: (() => void) | undefined;
  const code = start(CONFIG, ends, build, async (_config, _parts, exhausted) => {
    deaf = exhausted;
    return [];
  });
  await overrides?.channels?.({} as never);
  deaf?.();
  expect(await code).toBe(75);
  expect(steps).toEqual(['start', 'close', 'not waited for']);
});
