import { z } from 'zod';
import type { OperatorRow } from '../../../storage/stores/operators.ts';
import { roleShape } from './me.ts';

export const userShape = z.object({
  id: z.string(),
  username: z.string(),
  name: z.string(),
  role: roleShape,
  disabled: z.boolean(),
  /** Pictures may be sent to this officer's own WhatsApp. */
  officeDevice: z.boolean(),
  onDuty: z.boolean(),
  /** Whether their own WhatsApp is bound. */
  whatsapp: z.boolean(),
  createdAt: z.number(),
});
export type User = z.infer<typeof userShape>;

export function presentUser(row: OperatorRow): User {
  return {
    id: row.id,
    username: row.username,
    name: row.name,
    role: row.role,
    disabled: row.disabledAt !== null,
    officeDevice: row.officeDevice,
    onDuty: row.onDuty,
    whatsapp: row.chat !== null,
    createdAt: row.createdAt,
  };
}
