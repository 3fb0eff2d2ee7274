import { join } from 'node:path';
import { z } from 'zod';
import { readJson } from './read-json.ts';

/** `unconfirmed`: the office has not said it yet; it is never told to people as a fact. */
const status = z.enum(['confirmed', 'sourced', 'unconfirmed', 'proposed']);
const text = z.string().trim().min(1);

function fact<T extends z.ZodType>(value: T) {
  return z.strictObject({ value, source: text.nullable(), status });
}

const wholeNumber = fact(z.number().int().positive());

export const profileSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  name: text,
  short_name: text,
  regency: text,
  region_code: z.string().regex(/^\d{4}$/),
  /** Regencies the area belonged to before: older people have their NIK from there. */
  former_region_codes: z.array(z.string().regex(/^\d{4}$/)).optional(),
  province: text,
  zone: text,
  zone_label: text,
  application_prefix: z.string().regex(/^[A-Z]{3}$/),
  complaint_prefix: z.string().regex(/^[A-Z]{3}$/),
  address: fact(text.nullable()),
  phone: fact(text.nullable()),
  settings: z.strictObject({
    /** Minutes of office time until a waiting person is promised an answer. */
    ticket_answer_minutes: wholeNumber,
    /** Minutes after which a claimed ticket without an answer goes back to the queue. */
    claim_expiry_minutes: wholeNumber,
    /**
     * Minutes after the last word from the office phone itself until the bot serves that chat again. A profile that an
     * office edited before there was this has none.
     */
    phone_idle_minutes: wholeNumber.default({ value: 120, source: null, status: 'proposed' }),
    /** Days after which an abandoned draft is erased. */
    draft_retention_days: wholeNumber,
    /** Working days for the first human answer to a complaint. */
    complaint_answer_working_days: wholeNumber,
    /** Working days until a complaint is to be settled. */
    complaint_settle_working_days: wholeNumber,
    /** Working days an applicant has to mend a returned application before it expires. */
    returned_working_days: wholeNumber,
    /** Working days until the next news of a case that the office is working on. */
    news_working_days: wholeNumber,
  }),
});
export type OfficeProfile = z.infer<typeof profileSchema>;

export const faqEntrySchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  question: text,
  /** Phrases by which the question is recognised. */
  phrases: z.array(text).min(1),
  /** Words without which it is never meant ("oss"): one of each group, written "nomor|hp". */
  needs: z.array(text).min(1).optional(),
  answer: z.string().trim().min(1).max(700),
  /** The same in other languages, by the code of locales/; Indonesian is said where there is none. */
  answer_in: z.record(z.string().regex(/^[a-z]{2,3}$/), z.string().trim().min(1).max(700)).optional(),
  sources: z.array(text).min(1),
  status,
  /** Permits of which alone it is true, by code; of any, where there are none. */
  permits: z.array(text).min(1).optional(),
  /** What is done besides answering: a report is opened. */
  then: z.literal('report').optional(),
});
export type FaqEntry = z.infer<typeof faqEntrySchema>;

export function loadProfile(officeDir: string): OfficeProfile {
  return readJson(join(officeDir, 'profile.json'), profileSchema);
}

export function loadFaq(officeDir: string): FaqEntry[] {
  return readJson(join(officeDir, 'faq.json'), z.array(faqEntrySchema));
}
