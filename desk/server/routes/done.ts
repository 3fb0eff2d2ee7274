import { z } from 'zod';

/** The answer of a command that was carried out; what changed comes as a hint and is read again. */
export const doneShape = z.object({ ok: z.literal(true) });
export const done: z.infer<typeof doneShape> = { ok: true };

export const idParams = z.object({ id: z.string().min(1).max(100) });
