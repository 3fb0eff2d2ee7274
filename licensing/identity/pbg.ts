import { buildingNumber } from './building-number.ts';
import type { IdentityContext, Verdict } from './verdict.ts';

/** Building approval. An older building has an IMB of free form, which is accepted with a warning. */
export function pbg(value: string, context: IdentityContext): Verdict {
  return buildingNumber('PBG', value, context);
}
