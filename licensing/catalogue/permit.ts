import { z } from 'zod';
import { isDocumentAsk, isRequirementAsk } from './asks.ts';
import type { AskName } from './asks.ts';
import { APPLICANT_TYPES, CASE_KINDS, CONDITION_NAMES } from './conditions.ts';
import type { ConditionName } from './conditions.ts';

/** `confirmed` is said by the office itself; `sourced` only means that some office or rule publishes it. */
const FACT_STATUSES = ['confirmed', 'sourced', 'partly_sourced', 'typical'] as const;

const text = z.string().trim().min(1);
/** A line that a person reads on a phone. */
const line = text.max(120);
const days = z.number().int().nonnegative();
const status = z.enum(FACT_STATUSES);
const setBy = z.enum(['national', 'office']);
const ask = z.custom<AskName>((value) => typeof value === 'string' && isRequirementAsk(value), {
  error: (issue) =>
    `"${String(issue.input)}" tidak bisa ditanyakan; pakai nama isian seperti nik atau doc:ktp`,
});
const condition = z.enum(CONDITION_NAMES as [ConditionName, ...ConditionName[]]);

const requirementSchema = z.strictObject({
  code: z
    .string()
    .regex(/^[a-z][a-z0-9_]*$/, 'kode syarat ditulis huruf kecil dan garis bawah, seperti foto_usaha'),
  kind: z.enum(['data', 'document', 'visit', 'payment']),
  /** In the order in which they are asked; a requirement is fulfilled when all of them are given. */
  asks: z.array(ask),
  label: line,
  /** What it is called in a list on a small screen, where the official wording is long. */
  short: line.max(32).optional(),
  /** The same for a CV or a firma: those have a *surat keterangan terdaftar*, no *pengesahan*. */
  registered: z.strictObject({ label: line, short: line.max(32) }).optional(),
  mandatory: z.boolean(),
  when: condition.optional(),
  note: text.max(300).optional(),
  deferrable: z.boolean(),
  /** A document that may be given by typing its number, or what stands in it, instead. */
  typed: z.enum(['nib', 'bpjs_tk', 'words']).optional(),
  /** A document that is valid until a day printed on it; of all others no day is looked at. */
  expires: z.boolean().optional(),
});
export type Requirement = z.infer<typeof requirementSchema>;

/** Who of the office signed the figure, and on which day (ISO). */
const confirmed = z.strictObject({ by: line, on: z.iso.date() }).optional();

/** Where the figure itself is published, where that is not the first of the permit's rules. */
const source = line.optional();

const slaSchema = z
  .strictObject({
    /** `null`: no figure is known. */
    min: days.nullable(),
    max: days.nullable(),
    unit: z.enum(['day', 'working_day']),
    counted_from: line,
    status,
    status_note: text.optional(),
    set_by: setBy,
    source,
    confirmed,
  })
  .refine(({ min, max }) => min === null || max === null || min <= max, {
    path: ['max'],
    message: 'paling lama ("max") tidak boleh kurang dari paling cepat ("min")',
  });
export type Sla = z.infer<typeof slaSchema>;

const feeSchema = z.strictObject({
  /** Rupiah; `null`: set by a regional regulation we do not hold. */
  amount: z.number().int().nonnegative().nullable(),
  kind: line,
  status,
  status_note: text.optional(),
  set_by: setBy,
  source,
  confirmed,
});
export type Fee = z.infer<typeof feeSchema>;

export const permitSchema = z
  .strictObject({
    code: z
      .string()
      .regex(/^[A-Z][A-Z0-9-]*$/, 'kode izin ditulis huruf besar dan tanda hubung, seperti NIB-UMK'),
    name: line,
    short_name: line,
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
    /** Codes of other permits' requirements that this one fulfils once it is issued. */
    brings: z.array(text).optional(),
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
          message: `syarat "${requirement.code}" tertulis dua kali`,
        });
      }
      seen.add(requirement.code);
    }
    for (const [index, { code, asks }] of permit.requirements.entries()) {
      const strange = asks.find((each) => isDocumentAsk(each) && each !== `doc:${code}`);
      if (strange === undefined) continue;
      context.addIssue({
        code: 'custom',
        path: ['requirements', index, 'asks'],
        message: `"${strange}" adalah berkas syarat lain; berkas syarat ini "doc:${code}"`,
      });
    }
    for (const [index, { mandatory, asks, when }] of permit.requirements.entries()) {
      // Nobody could ever fulfil it: the application would never be complete.
      if (!mandatory || asks.length > 0 || when === 'officer_decides') continue;
      context.addIssue({
        code: 'custom',
        path: ['requirements', index, 'asks'],
        message:
          'syarat wajib harus menanyakan sesuatu, atau berlaku bila diminta petugas ("when": "officer_decides")',
      });
    }
    for (const part of ['sla', 'fee'] as const) {
      if (permit[part].status !== 'confirmed' || permit[part].confirmed) continue;
      context.addIssue({
        code: 'custom',
        path: [part, 'status'],
        message:
          'angka yang disahkan ("confirmed") harus menyebut siapa dan kapan: "confirmed": { "by", "on" }',
      });
    }
    const asked = new Set(permit.requirements.flatMap((requirement) => requirement.asks));
    for (const needed of ['name', 'nik', 'phone'] as const) {
      if (permit.handling === 'normal' && !asked.has(needed)) {
        context.addIssue({
          code: 'custom',
          path: ['requirements'],
          message: `tidak ada syarat yang menanyakan "${needed}"`,
        });
      }
    }
  });
export type Permit = z.infer<typeof permitSchema>;
