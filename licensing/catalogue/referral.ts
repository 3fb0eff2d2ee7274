import { z } from 'zod';

const text = z.string().trim().min(1);
const line = text.max(200);

/** A figure or name of another office, with where it was read; what nobody has looked up is `null` and unconfirmed. */
const factSchema = z
  .strictObject({
    value: line.nullable(),
    source: text.nullable(),
    status: z.enum(['confirmed', 'sourced', 'partly_sourced', 'unconfirmed']),
    set_by: z.enum(['national', 'office']),
  })
  .refine(({ value, source }) => value === null || source !== null, {
    path: ['source'],
    message: 'yang diisi harus menyebut sumbernya',
  });

/** A matter of another office that people bring here: who does it, where, what it costs. */
export const referralSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  name: line,
  /** Names that nothing of our own has. */
  nicknames: z.array(text).min(1),
  /** Words that mean it only where a message is about another office already: a KTP is asked for here too. */
  words: z.array(text),
  who: factSchema,
  where: factSchema,
  fee: factSchema,
  note: factSchema.optional(),
});
export type Referral = z.infer<typeof referralSchema>;
export type ReferralFact = z.infer<typeof factSchema>;

/** The fact as it may be said (law 9): confirmed by the office, or national with a source; otherwise undefined. */
export function saidOf(fact: ReferralFact | undefined): string | undefined {
  if (!fact || fact.value === null) return undefined;
  const national = fact.set_by === 'national' && fact.status === 'sourced';
  return national || fact.status === 'confirmed' ? fact.value : undefined;
}
