import { dirname, join } from 'node:path';
import type { Reading } from '../licensing/reading.ts';
import { loadRegions } from '../licensing/regions/regions.ts';
import { openReader } from '../documents/reader.ts';
import { drawSample } from './documents/samples.ts';
import type { Sample } from './documents/samples.ts';
import { writeDocumentsTable } from './documents/table.ts';
import type { Outcome, Proof } from './proof.ts';

/** One photo read: what came out of it, beside what a proof tells anyway. */
export type PhotoOutcome = Outcome & {
  shows: string;
  condition: string;
  /** Undefined where the number is damaged. */
  readable: boolean | undefined;
  type: string;
  decision: Reading['decision'];
  number: boolean;
  name: boolean;
  /** Fields read to the last sign, and how many there are, number and name left out. */
  fields: [number, number];
  cpuMs: number;
};

const TODAY = '2026-11-22';

/** Cards drawn with names and places, and some fonts, of which none was used for tuning. */
export const documents: Proof = {
  needs: [],
  count: 2_400,
  atOnce: 1,
  report: writeDocumentsTable,
  prepare: async () => {
    // How long it takes on a machine that does other things as well is not what is proven.
    const reader = openReader({ mostMs: 240_000 });
    const regions = loadRegions(join(dirname(import.meta.dirname), 'licensing/regions/data'));
    return {
      async once(seed, index) {
        const sample = await drawSample(seed, index, 'held', regions);
        const reading = await reader.read({ bytes: sample.jpeg, mime: 'image/jpeg', today: TODAY });
        return judge(sample, reading, index);
      },
      close: () => reader.stop(),
    };
  },
};

function judge(sample: Sample, reading: Reading & { cpuMs: number }, index: number): PhotoOutcome {
  const { truth, shows, condition, readable } = sample;
  const numberName = shows === 'npwp' ? 'npwp' : 'nik';
  const right = (name: string): boolean => reading.fields[name]?.value === truth[name];
  const others = Object.keys(truth).filter((name) => !['nik', 'npwp', 'name'].includes(name));
  const card = shows === 'ktp' || shows === 'npwp';
  const faults: Outcome['faults'] = [];
  const wrongNik = reading.fields['nik'] !== undefined && truth['nik'] !== undefined && !right('nik');
  if (card && reading.decision === 'accept' && (!right(numberName) || wrongNik)) {
    faults.push({ kind: 'broken', what: `a wrong number was accepted (${shows}, ${condition})` });
  }
  if (shows !== 'ktp' && reading.type === 'ktp') {
    faults.push({ kind: 'broken', what: `${shows} was filed as KTP` });
  }
  return {
    index,
    struck: card ? `${shows} ${condition}` : shows,
    resent: 0,
    faults,
    shows,
    condition,
    readable,
    type: reading.type,
    decision: reading.decision,
    number: card && right(numberName),
    name: card && right('name'),
    fields: [others.filter(right).length, others.length],
    cpuMs: reading.cpuMs,
  };
}
