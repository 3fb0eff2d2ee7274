import { z } from 'zod';
import { isAskName } from './asks.ts';
import type { AskName } from './asks.ts';
import { APPLICANT_TYPES, CASE_KINDS, CONDITION_NAMES } from './conditions.ts';
import type { ConditionName } from './conditions.ts';

/** `confirmed` is said by the office itself; `sourced` only means that some office or rule publishes it. */
const FACT_STATUSES = ['confirmed', 'sourced', 'partly_sourced', 'typical'] as const;

const text = z.string().trim().min(1);
const days = z.number().int().nonnegative();
const status = z.enum(FACT_STATUSES);
const setBy = z.enum(['national', 'office']);
const ask = z.custom<AskName>((value) => typeof value === 'string' && isAskName(value), {
  error: (issue) => `"${String(issue.input)}" is not the name of an ask`,
});
const condition = z.enum(CONDITION_NAMES as [ConditionName, ...ConditionName[]]);

const requirementSchema = z.strictObject({
  code: z.string().regex(/^[a-z][a-z0-9_]*$/, 'a requirement code is lower case with underscores'),
  kind: z.enum(['data', 'document', 'visit', 'payment']),
  /** In the order in which they are asked; a requirement is fulfilled when all of them are given. */
  asks: z.array(ask),
  label: text,
  mandatory: z.boolean(),
  when: condition.optional(),
  note: text.optional(),
  deferrable: z.boolean(),
  /** A document that may be given by typing its number instead. */
  typed: z.enum(['nib', 'bpjs_tk']).optional(),
});
export type Requirement = z.infer<typeof requirementSchema>;

const slaSchema = z.strictObject({
  /** `null`: no figure is known. */
  min: days.nullable(),
  max: days.nullable(),
  unit: z.enum(['day', 'working_day']),
  counted_from: text,
  status,
  status_note: text.optional(),
  set_by: setBy,
});
export type Sla = z.infer<typeof slaSchema>;

const feeSchema = z.strictObject({
  /** Rupiah; `null`: set by a regional regulation we do not hold. */
  amount: z.number().int().nonnegative().nullable(),
  kind: text,
  status,
  status_note: text.optional(),
  set_by: setBy,
});
export type Fee = z.infer<typeof feeSchema>;

export const permitSchema = z
  .strictObject({
    code: z.string().regex(/^[A-Z][A-Z0-9-]*$/, 'a permit code is upper case with hyphens'),
    name: text,
    short_name: text,
    /** What people call it; read by the recogniser. */
    nicknames: z.array(text),
    category: text,
    /** The official system in which the permit is really issued. */
    system: text,
    issuer: text,
    filed_by: z.enum(['applicant', 'operator', 'together']),
    applicant_types: z.array(z.enum(APPLICANT_TYPES)).min(1),
    case_kinds: z.array(z.enum(CASE_KINDS)).min(1),
    requirements: z.array(requirementSchema),
    sla: slaSchema,
    fee: feeSchema,
    output: text,
    validity: text.nullable(),
    legal_basis: z.array(text),
    sources: z.array(text),
    status,
    status_note: text.optional(),
    notes: text.nullable(),
    /** `officer`: an officer leads from the start. `referral`: another authority; we only say which. */
    handling: z.enum(['normal', 'officer', 'referral']),
    /** KBLI 2020 codes the permit is limited to. */
    kbli2020: z.strictObject({ codes: z.array(z.string().regex(/^\d{5}$/)), source: text }).optional(),
  })
  .superRefine((permit, context) => {
    const seen = new Set<string>();
    for (const [index, requirement] of permit.requirements.entries()) {
      if (seen.has(requirement.code)) {
        context.addIssue({
          code: 'custom',
          path: ['requirements', index, 'code'],
          message: `requirement "${requirement.code}" stands twice`,
        });
      }
      seen.add(requirement.code);
    }
    const asked = new Set(permit.requirements.flatMap((requirement) => requirement.asks));
    for (const needed of ['name', 'nik', 'phone'] as const) {
      if (permit.handling === 'normal' && !asked.has(needed)) {
        context.addIssue({
          code: 'custom',
          path: ['requirements'],
          message: `no requirement asks "${needed}"`,
        });
      }
    }
  });
export type Permit = z.infer<typeof permitSchema>;
