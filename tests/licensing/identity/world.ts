import { fileURLToPath } from 'node:url';
import { loadRegions } from '../../../licensing/regions/regions.ts';
import type { IdentityContext } from '../../../licensing/identity/verdict.ts';

const regions = loadRegions(fileURLToPath(new URL('../../../licensing/regions/data', import.meta.url)));

/** The day on which the samples were written down. */
export const context: IdentityContext = { today: '2026-11-22', regions };

export function rulesOf(verdict: { problems: readonly { rule: string }[] }): string[] {
  return verdict.problems.map((problem) => problem.rule);
}
