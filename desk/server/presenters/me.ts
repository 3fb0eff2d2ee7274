import { z } from 'zod';
import { ABILITY_NAMES, may, mayDo } from '../../../handlers/policies.ts';
import { OFFICER_VERBS } from '../../../flows/event.ts';
import type { Login } from '../auth/logins.ts';

export const roleShape = z.enum(['operator', 'supervisor', 'admin']);

export const meShape = z.object({
  id: z.string(),
  name: z.string(),
  role: roleShape,
  csrf: z.string(),
  onDuty: z.boolean(),
  /** Abilities and verbs of the role, in the words of handlers/policies.ts. */
  abilities: z.array(z.string()),
});
export type Me = z.infer<typeof meShape>;

export function presentMe({ operator, csrf }: Login): Me {
  const { id, name, role, onDuty } = operator;
  return {
    id,
    name,
    role,
    csrf,
    onDuty,
    abilities: [
      ...ABILITY_NAMES.filter((ability) => may(role, ability)),
      ...OFFICER_VERBS.filter((verb) => mayDo(role, verb)),
    ],
  };
}
