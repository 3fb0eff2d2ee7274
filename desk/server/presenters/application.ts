import { z } from 'zod';
import { partLeft } from '../../../flows/engine/cases/still-open.ts';
import { doubtsOf } from '../../../flows/engine/doubts.ts';
import { EXTRA } from '../../../flows/engine/files/extras.ts';
import { tradeShown } from '../../../flows/engine/trade/kbli-shown.ts';
import { keptReading } from '../../../flows/engine/files/kept-reading.ts';
import { nameElsewhere } from '../../../flows/engine/files/pages.ts';
import { paperWords } from '../../../flows/engine/files/paper-words.ts';
import { pinOf } from '../../../flows/engine/pin.ts';
import type { StepContext } from '../../../flows/define.ts';
import { renderValue } from '../../../flows/engine/render.ts';
import { STAGES } from '../../../flows/facts.ts';
import type { Stage } from '../../../flows/facts.ts';
import { caseContext } from '../../../handlers/commands/checklist-of.ts';
import { caseFields } from '../../../handlers/case-fields.ts';
import { mayBeDelivered, mayMove } from '../../../handlers/stages.ts';
import type { ReadWork } from '../../../handlers/work.ts';
import type { ApplicationRow, PermitLine } from '../../../storage/stores/applications.ts';
import type { DocumentRow } from '../../../storage/stores/documents.ts';
import type { ReadStores } from '../../../storage/stores.ts';
import { maskedText } from './masked-text.ts';
import { nameOfAuthor, staffNames } from './names.ts';
import { fillable, presentStandings, standingShape } from './standing.ts';
import { permitNames, stageShape } from './ticket.ts';

/** The language of the desk. */
const LANGUAGE = 'id';

const pageShape = z.object({
  /** For /api/files/:id. */
  id: z.string(),
  mime: z.string(),
  /** Whether there is a small picture at /api/files/:id/thumbnail. */
  thumbnail: z.boolean(),
});

export const applicationShape = z.object({
  id: z.string(),
  number: z.string().nullable(),
  permits: z.array(z.object({ code: z.string(), name: z.string() })),
  stage: stageShape,
  stageSince: z.number(),
  /** Where the permits stand, those that stand alike together; empty before the submission. */
  standings: z.array(standingShape),
  /** What was answered, in words, identity numbers masked. */
  fields: z.array(
    z.object({
      key: z.string(),
      label: z.string(),
      value: z.string(),
      mark: z.enum(['deferred', 'to_check']).nullable(),
      /** Rule ids of warnings. */
      problems: z.array(z.string()),
    }),
  ),
  checklist: z.array(
    z.object({
      code: z.string(),
      label: z.string(),
      kind: z.enum(['data', 'document', 'visit', 'payment']),
      state: z.enum(['missing', 'received', 'accepted', 'rejected', 'waived', 'deferred']),
      reason: z.string().nullable(),
      note: z.string().nullable(),
      /** What the applicant wrote of it, identity numbers covered. */
      said: z.string().nullable(),
      mandatory: z.boolean(),
      deferrable: z.boolean(),
      demand: z.enum(['applies', 'unknown', 'officer_decides']),
      toCheck: z.boolean(),
      /** Another permit of this application brings it: nobody has to ask for it. */
      brought: z.boolean(),
      /** What is still to come of it, where the rest is there. */
      left: z.array(z.string()),
      /** Questions that an officer may answer for the applicant: never answered, or put off. */
      toFill: z.array(z.object({ key: z.string(), label: z.string(), document: z.boolean() })),
      /** What was filed under it last, page by page. */
      document: z
        .object({
          version: z.number(),
          at: z.number(),
          /** Texts of its QR codes, identity numbers covered. For the eye: nothing opens them. */
          codes: z.array(z.string()),
          pages: z.array(pageShape),
        })
        .nullable(),
    }),
  ),
  /** What was sent beyond the checklist, oldest first. */
  extras: z.array(z.object({ name: z.string(), at: z.number(), page: pageShape })),
  /** Where it may go from here: all permits together, and each by itself where there are several. */
  stages: z.array(stageShape),
  permitStages: z.array(z.object({ permit: z.string(), stage: stageShape, stages: z.array(stageShape) })),
  history: z.array(
    z.object({
      from: stageShape,
      to: stageShape,
      by: z.string(),
      at: z.number(),
      note: z.string().nullable(),
      /** Name of the one permit that moved; null: all. */
      permit: z.string().nullable(),
      /** For whom it began to wait; a change from a stage to itself without one ended a wait. */
      waitingFor: z.string().nullable(),
    }),
  ),
  promises: z.array(z.object({ dueAt: z.number(), state: z.enum(['open', 'kept', 'missed']) })),
});
export type Application = z.infer<typeof applicationShape>;

/** `work.chat` is the chat of the application. */
export async function presentApplication(work: ReadWork, row: ApplicationRow): Promise<Application> {
  const { stores } = work;
  const context = await caseContext(work, row);
  const documents = await stores.documents.ofApplication(row.id);
  const names = await staffNames(stores);
  const doubts = doubtsOf(context);
  return {
    id: row.id,
    number: row.number,
    permits: row.permits.map((code) => ({ code, name: permitNames(context.world, [code])[0] ?? code })),
    stage: row.stage,
    stageSince: row.stageSince,
    standings: presentStandings(context),
    fields: withPin(
      context,
      caseFields(context).map(({ key, label, value }) => {
        const answer = context.answers.get(key);
        return {
          key,
          label: String(renderValue(context.world, LANGUAGE, label)),
          value: tradeShown(
            context.answers,
            key,
            covered(String(renderValue(context.world, LANGUAGE, value))),
          ),
          mark: answer?.mark ?? null,
          problems: doubts.get(key) ?? [],
        };
      }),
    ),
    checklist: await Promise.all(
      context.checklist().map(async (item) => ({
        code: item.code,
        label: item.label,
        kind: item.kind,
        state: item.state,
        reason: item.reason ?? null,
        note: item.note ?? null,
        said: saidOf(context, item.code),
        mandatory: item.mandatory,
        deferrable: item.deferrable,
        demand: item.demand,
        toCheck: item.toCheck,
        brought: item.brought === true && item.state === 'deferred',
        left: partLeft(context, item).map((label) => String(renderValue(context.world, LANGUAGE, label))),
        toFill: fillable(context, item.asks),
        document: await newest(stores, documents, item.code, codesOf(context, item.code)),
      })),
    ),
    extras: await extrasOf(stores, documents, context),
    stages: stagesOf(row, row.lines),
    permitStages:
      row.lines.length < 2
        ? []
        : row.lines.map((line) => ({
            permit: line.permit,
            stage: line.stage,
            stages: stagesOf(row, [line]),
          })),
    history: (await stores.applications.stageChanges(row.id)).map((change) => ({
      from: change.from,
      to: change.to,
      by: nameOfAuthor(names, change.by) ?? '',
      at: change.at,
      note: change.note,
      permit: change.permit === null ? null : (permitNames(context.world, [change.permit])[0] ?? null),
      waitingFor: change.waitingFor,
    })),
    promises: (await stores.promises.ofApplication(row.id)).map(({ dueAt, state }) => ({ dueAt, state })),
  };
}

/** The pin as a map takes it; whether it fits the address is judged by what is known now, whichever came first. */
function withPin(context: StepContext, fields: Application['fields']): Application['fields'] {
  const pin = pinOf(context);
  if (!pin) return fields;
  const label = String(renderValue(context.world, LANGUAGE, { text: 'field.location' }));
  const value = `${pin.lat}, ${pin.lon}${pin.district === undefined ? '' : ` (${pin.district})`}`;
  const problems = pin.problem === undefined ? [] : [pin.problem];
  const shown = { key: 'location', label, value, mark: null, problems };
  return [...fields.filter(({ key }) => key !== 'location'), shown];
}

/** Where at least one of these lines may go; of what is out already the paper may still be given. */
function stagesOf({ number }: ApplicationRow, lines: readonly PermitLine[]): Stage[] {
  if (number === null) return [];
  return STAGES.filter((to) =>
    lines.some(({ stage }) => mayMove(stage, to) || (stage === 'issued' && mayBeDelivered(stage, to))),
  );
}

/** The engine masks the numbers it knows; any other long one typed into a field is covered too. */
function covered(value: string): string {
  return /\d{9,}/.test(value) ? maskedText(value) : value;
}

function saidOf(context: StepContext, code: string): string | null {
  const words = paperWords(context, code);
  return words === undefined ? null : covered(words);
}

/** So many letters of a code are enough to see whose it is. */
const LONGEST_CODE = 120;

function codesOf({ application }: StepContext, code: string): string[] {
  const { codes = [] } = application ? keptReading(application, code) : {};
  return codes.map((text) => maskedText(text).slice(0, LONGEST_CODE));
}

async function newest(
  stores: ReadStores,
  documents: readonly DocumentRow[],
  code: string,
  codes: string[],
): Promise<Application['checklist'][number]['document']> {
  const kept = documents.filter((document) => document.code === code && document.state === 'kept');
  const [first] = kept;
  const pages = await pagesOf(stores, kept);
  return first && pages.length > 0 ? { version: first.version, at: first.at, codes, pages } : null;
}

/** Papers that nothing asked for, and those of a permit that was wished for before. */
async function extrasOf(
  stores: ReadStores,
  documents: readonly DocumentRow[],
  { world, checklist }: StepContext,
): Promise<Application['extras']> {
  const asked = new Set(checklist().map(({ code }) => code));
  const extras = [];
  for (const document of documents.filter(({ code, state }) => state === 'kept' && !asked.has(code))) {
    const { code, at } = document;
    const name =
      code === EXTRA
        ? String(renderValue(world, LANGUAGE, { text: 'file.extra_name' }))
        : nameElsewhere(world, code);
    for (const page of await pagesOf(stores, [document])) extras.push({ name, at, page });
  }
  return extras;
}

async function pagesOf(
  stores: ReadStores,
  kept: readonly DocumentRow[],
): Promise<z.infer<typeof pageShape>[]> {
  const pages = [];
  for (const { message, mime, file } of kept) {
    if (message === null) continue;
    pages.push({ id: message, mime, thumbnail: (await stores.previews.of(file))?.thumbnail != null });
  }
  return pages;
}
