import { buildingNumber } from './building-number.ts';
import type { IdentityContext, Verdict } from './verdict.ts';

/** Certificate of fitness of a building; its form is taken by analogy with the PBG and only warns. */
export function slf(value: string, context: IdentityContext): Verdict {
  return buildingNumber('SLF', value, context);
}
