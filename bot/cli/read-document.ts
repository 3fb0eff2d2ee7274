import { readFileSync } from 'node:fs';
import { DateTime } from 'luxon';
import { openReader, ReaderFailed, readerInstalled } from '../../documents/reader.ts';
import { sniff } from '../../storage/files/sniff.ts';
import { CliError } from './cli-error.ts';

const ZONE = 'Asia/Makassar';

/** `read-document FILE…`: what a file is and says, one JSON line each; exit code 1 when one could not be read. */
export async function readDocumentCommand(files: string[]): Promise<number> {
  if (files.length === 0) throw new CliError('read-document BERKAS…');
  if (!readerInstalled())
    throw new CliError('Pembaca dokumen belum terpasang. Jalankan npm ci. (Models are missing.)');
  // Nobody waits in a chat: on a busy machine a file may take longer.
  const reader = openReader({ mostMs: 300_000 });
  let failed = 0;
  try {
    for (const file of files) {
      const line = await lineFor(file, reader);
      if ('error' in line) failed += 1;
      process.stdout.write(`${JSON.stringify(line)}\n`);
    }
  } finally {
    await reader.stop();
  }
  return failed > 0 ? 1 : 0;
}

async function lineFor(
  file: string,
  reader: ReturnType<typeof openReader>,
): Promise<Record<string, unknown>> {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch {
    return { file, error: { code: 'no_file', message: `Berkas tidak terbaca (cannot read): ${file}` } };
  }
  const kind = sniff(bytes);
  if ('fault' in kind) {
    return refusal(file, kind.fault);
  }
  try {
    const today = DateTime.now().setZone(ZONE).toISODate()!;
    const { type, fields, quality, decision, reasons, codes, paper, others, otherKind } = await reader.read({
      bytes,
      mime: kind.mime,
      today,
    });
    return {
      file,
      type,
      fields,
      quality,
      decision,
      reasons,
      ...(codes ? { codes } : {}),
      ...(paper ? { paper } : {}),
      ...(others ? { others } : {}),
      ...(otherKind ? { otherKind } : {}),
    };
  } catch (error) {
    if (!(error instanceof ReaderFailed)) throw error;
    return refusal(file, 'broken');
  }
}

/** What cannot be opened at all is read as nothing, and asked for again. */
function refusal(file: string, fault: string): Record<string, unknown> {
  return {
    file,
    type: 'not_a_document',
    fields: {},
    quality: {},
    decision: 'retake',
    reasons: [{ rule: 'broken-file', fault }],
  };
}
