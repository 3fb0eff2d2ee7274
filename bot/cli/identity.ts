import { join } from 'node:path';
import { identityKindNamed, identityKinds } from '../../licensing/identity/kind.ts';
import { loadRegions } from '../../licensing/regions/regions.ts';
import { CliError } from './cli-error.ts';

/** `identity KIND VALUE`: what the house thinks of a number. */
export function identityCommand(args: string[]): Promise<number> {
  const [name = '', ...value] = args;
  const kind = identityKindNamed(name);
  if (kind === null || value.length === 0) {
    throw new CliError(`identity ${Object.keys(identityKinds).join('|')} NILAI`);
  }
  const { ok, normalised, problems, facts } = identityKinds[kind](value.join(' '), {
    today: new Date().toISOString().slice(0, 10),
    regions: loadRegions(join(import.meta.dirname, '../../licensing/regions/data')),
  });
  const plain = problems.map(({ rule, severity }) => ({ rule, severity }));
  process.stdout.write(`${JSON.stringify({ ok, normalised, problems: plain, facts })}\n`);
  return Promise.resolve(0);
}
