import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openReader, ReaderFailed } from '../documents/reader.ts';
import { sniff } from '../storage/files/sniff.ts';
import { damaged, filesToDamage } from './documents/damage.ts';
import type { Proof } from './proof.ts';
import { seeded } from './random.ts';

/** What the undamaged files say; a damaged one may be read, but never as another number. */
const NUMBERS: ReadonlySet<string> = new Set(['7371015210959308', '962368759975000']);
const TODAY = '2026-11-22';
/** No single file may take longer of the processor, however broken. The machine may be shared: by the clock it may wait. */
const MOST_CPU_MS = 10_000;
const MOST_MS = 60_000;

/** Files with random damage: read or refused, never a crash of the reader, a hang, or something left behind. */
export const fuzzDocuments: Proof = {
  needs: [],
  count: 20_000,
  atOnce: 1,
  prepare: async () => {
    const files = await filesToDamage();
    // Its own folder: whatever lies in it after a file was left behind by that file.
    const temp = mkdtempSync(join(tmpdir(), 'lantunan-fuzz-'));
    const reader = openReader({ mostMs: MOST_MS, temp });
    let pid: number | undefined;
    return {
      async once(seed, index) {
        const random = seeded((seed * 7_368_787 + index * 104_729) >>> 0);
        const { bytes, how } = damaged(files.pick(random), random);
        const kind = sniff(bytes);
        if ('fault' in kind) return { index, struck: `refused as ${kind.fault}`, resent: 0, faults: [] };
        const outcome = await reader
          .read({ bytes, mime: kind.mime, today: TODAY })
          .then(({ type, decision, fields, cpuMs }) => {
            const number = fields[type === 'npwp' ? 'npwp' : 'nik']?.value ?? '';
            const wrong = decision === 'accept' && !NUMBERS.has(number);
            const slow = cpuMs > MOST_CPU_MS ? 'it took too long' : '';
            return {
              struck: `${kind.mime} read as ${type}, ${decision}`,
              failed: wrong ? 'a wrong number was accepted' : slow,
            };
          })
          .catch((error: unknown) => {
            if (!(error instanceof ReaderFailed)) throw error;
            return { struck: `${kind.mime} failed`, failed: error.message };
          });
        const now = reader.pid();
        const died = pid !== undefined && now !== pid;
        pid = now;
        const left = readdirSync(temp);
        const faults = [
          ...(outcome.failed === '' && !died ? [] : [`${how}: ${outcome.failed || 'the child died'}`]),
          ...left.map((name) => `left behind: ${name}`),
        ].map((what) => ({ kind: 'broken', what }) as const);
        return { index, struck: outcome.struck, resent: 0, faults };
      },
      async close() {
        await reader.stop();
        rmSync(temp, { recursive: true, force: true });
      },
    };
  },
};
