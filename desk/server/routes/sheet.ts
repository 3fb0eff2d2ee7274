import { z } from 'zod';
import { caseContext } from '../../../handlers/commands/checklist-of.ts';
import { dataSheet } from '../../../handlers/data-sheet.ts';
import type { DataSheet, SheetRow } from '../../../handlers/data-sheet.ts';
import { unpackCrops } from '../../../storage/files/crops.ts';
import type { Crops } from '../../../storage/files/crops.ts';
import type { DeskApp } from '../app.ts';
import { actorOf } from '../auth/rules.ts';
import { Refusal } from '../errors.ts';
import type { DeskParts } from '../ports.ts';
import { sightOf } from '../presenters/chat.ts';
import { knownApplication, onApplication } from './applications.ts';
import { idParams } from './done.ts';

const rowShape = z.object({
  key: z.string(),
  label: z.string(),
  value: z.string(),
  source: z.string(),
  /** What the value stands on, as a picture: a data URL. */
  crop: z.string().nullable(),
});
const sheetShape = z.object({
  title: z.string(),
  number: z.string(),
  parts: z.array(z.object({ title: z.string(), rows: z.array(rowShape) })),
  note: z.string(),
  /** To be copied as a whole. */
  text: z.string(),
});

/** The data sheet for OSS, in full and beside what it was read from. Each opening is written down before it leaves. */
export function sheetRoutes(app: DeskApp, parts: DeskParts): void {
  const open = async (request: Parameters<typeof actorOf>[0], id: string) => {
    const outcome = await onApplication(parts, actorOf(request), { verb: 'sheet', application: id });
    const { sheet, crops } = await sheetOf(parts, id);
    return { sheet, crops, text: String(outcome.values?.['text'] ?? '') };
  };

  app.post(
    '/api/applications/:id/sheet',
    {
      config: { rule: { verbs: ['sheet'] } },
      schema: { params: idParams, response: { 200: sheetShape } },
    },
    async (request) => {
      const { sheet, crops, text } = await open(request, request.params.id);
      return {
        ...sheet,
        text,
        parts: sheet.parts.map(({ title, rows }) => ({
          title,
          rows: rows.map(({ key, label, value, source, read }) => ({
            key,
            label,
            value,
            source,
            crop: cropOf(crops, read),
          })),
        })),
      };
    },
  );

  app.get(
    '/api/applications/:id/sheet.pdf',
    { config: { rule: { verbs: ['sheet'] } }, schema: { params: idParams } },
    async (request, reply) => {
      const { sheet, crops } = await open(request, request.params.id);
      const pdf = await parts.sheetPdf(sheet, ({ read }) => cropOf(crops, read));
      return reply
        .header('content-disposition', `inline; filename*=UTF-8''lembar-${sheet.number || 'oss'}.pdf`)
        .header('cache-control', 'private, no-store')
        .header('x-content-type-options', 'nosniff')
        .type('application/pdf')
        .send(Buffer.from(pdf));
    },
  );
}

/** The sheet, and the crops of every document it has rows from, by document code. */
async function sheetOf(
  { house, files }: DeskParts,
  id: string,
): Promise<{ sheet: DataSheet; crops: ReadonlyMap<string, Crops> }> {
  const { sheet, kept } = await house.storage.read(async (stores) => {
    const row = await knownApplication(stores, id);
    const chat = await stores.chats.get(row.chat);
    if (!chat) throw new Refusal('not_found');
    const made = dataSheet(await caseContext(sightOf(house, stores, chat), row));
    const read = new Set(made.parts.flatMap(({ rows }) => rows.flatMap((one) => one.read?.document ?? [])));
    const documents = await stores.documents.ofApplication(id);
    const found = [];
    for (const code of read) {
      for (const page of documents.filter((one) => one.code === code && one.state === 'kept')) {
        const preview = await stores.previews.of(page.file);
        if (preview?.crops) found.push({ code, id: preview.crops, owner: preview.contact });
      }
    }
    return { sheet: made, kept: found };
  });
  const crops = new Map<string, Crops>();
  // A value is that of the first page that has it.
  for (const { code, ...file } of kept)
    crops.set(code, { ...unpackCrops(await files.get(file)), ...crops.get(code) });
  return { sheet, crops };
}

function cropOf(crops: ReadonlyMap<string, Crops>, read: SheetRow['read']): string | null {
  const jpeg = read && crops.get(read.document)?.[read.field];
  return jpeg ? `data:image/jpeg;base64,${Buffer.from(jpeg).toString('base64')}` : null;
}
