import { readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openReader, ReaderFailed } from '../documents/reader.ts';
import { sniff } from '../storage/files/sniff.ts';
import type { Proof } from './proof.ts';
import { seeded } from './random.ts';
import type { Random } from './random.ts';

const ROOT = join(import.meta.dirname, '..');
const SEEDS = ['cards/ktp_20_good.jpg', 'cards/npwp_07_good.jpg', 'akta.pdf', 'izin.pdf', 'foto-ktp.jpg'];
/** What the undamaged cards say; a damaged one may be read, but never as another number. */
const NUMBERS: ReadonlySet<string> = new Set(['7371015210959308', '962368759975000']);
const TODAY = '2026-11-22';
/** No single file may take longer, however broken. */
const MOST_MS = 10_000;

/** Files with random damage: read or refused, never a crash of the reader, a hang, or something left behind. */
export const fuzzDocuments: Proof = {
  needs: [],
  count: 20_000,
  atOnce: 1,
  prepare: async () => {
    const files = SEEDS.map((name) => readFileSync(join(ROOT, 'tests/support/files', name)));
    const reader = openReader({ mostMs: MOST_MS });
    const before = new Set(readdirSync(tmpdir()));
    let pid: number | undefined;
    return {
      async once(seed, index) {
        const random = seeded((seed * 7_368_787 + index * 104_729) >>> 0);
        const { bytes, how } = damaged(random.pick(files), random);
        const kind = sniff(bytes);
        if ('fault' in kind) return { index, struck: `refused as ${kind.fault}`, resent: 0, faults: [] };
        const outcome = await reader
          .read({ bytes, mime: kind.mime, today: TODAY })
          .then(({ type, decision, fields }) => {
            const number = fields[type === 'npwp' ? 'npwp' : 'nik']?.value ?? '';
            const wrong = decision === 'accept' && !NUMBERS.has(number);
            return {
              struck: `${kind.mime} read as ${type}, ${decision}`,
              failed: wrong ? 'a wrong number was accepted' : '',
            };
          })
          .catch((error: unknown) => {
            if (!(error instanceof ReaderFailed)) throw error;
            return { struck: `${kind.mime} failed`, failed: error.message };
          });
        const now = reader.pid();
        const died = pid !== undefined && now !== pid;
        pid = now;
        const left = readdirSync(tmpdir()).filter(
          (name) => !before.has(name) && /^(sharp|vips|onnx|ort|heif|zxing)/i.test(name),
        );
        const faults = [
          ...(outcome.failed === '' && !died ? [] : [`${how}: ${outcome.failed || 'the child died'}`]),
          ...left.map((name) => `left behind: ${name}`),
        ].map((what) => ({ kind: 'broken', what }) as const);
        return { index, struck: outcome.struck, resent: 0, faults };
      },
      close: () => reader.stop(),
    };
  },
};

/** One to forty changes: bytes flipped, cut off, cut out, doubled, overwritten. */
function damaged(file: Buffer, random: Random): { bytes: Buffer; how: string } {
  let bytes = Buffer.from(file);
  const how = random.pick(['bytes', 'head', 'cut', 'hole', 'doubled', 'zeros'] as const);
  const at = random.below(bytes.length);
  switch (how) {
    case 'bytes':
      for (let left = 1 + random.below(40); left > 0; left -= 1)
        bytes[random.below(bytes.length)] = random.below(256);
      break;
    case 'head':
      for (let left = 1 + random.below(12); left > 0; left -= 1) {
        bytes[4 + random.below(Math.min(600, bytes.length - 4))] = random.below(256);
      }
      break;
    case 'cut':
      bytes = bytes.subarray(0, at);
      break;
    case 'hole':
      bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + random.below(2_000))]);
      break;
    case 'doubled':
      bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(Math.floor(at / 2))]);
      break;
    case 'zeros':
      bytes.fill(0, at, Math.min(bytes.length, at + random.below(4_000)));
      break;
  }
  return { bytes, how };
}
