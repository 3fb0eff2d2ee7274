import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Places } from './place.ts';

const named = z.object({ code: z.string(), name: z.string().min(1) });

const schema = z.object({
  box: z.object({ south: z.number(), north: z.number(), west: z.number(), east: z.number() }),
  provinsi: named,
  kabupaten: named,
  kecamatan: z.array(named.extend({ nik_prefix: z.string(), desa_kelurahan: z.array(named) })).min(1),
});

/** Reads the regions file of an office folder (regions.json); throws when it has another shape. */
export function loadPlaces(file: string | URL): Places {
  const { box, kabupaten, kecamatan } = schema.parse(JSON.parse(readFileSync(file, 'utf8')));
  return {
    code: kabupaten.code.replaceAll('.', ''),
    name: kabupaten.name,
    box,
    districts: kecamatan.map((district) => ({
      code: district.nik_prefix,
      name: district.name,
      villages: district.desa_kelurahan.map((village) => village.name),
    })),
  };
}
