import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { permitSchema } from './permit.ts';
import type { Permit } from './permit.ts';
import { CatalogueError, readJson } from './read-json.ts';

export interface Catalogue {
  /** By permit code, in alphabetical order of code. */
  permits: ReadonlyMap<string, Permit>;
  /** Changes whenever the text of any permit changes. */
  revision: string;
}

/** Reads `<officeDir>/permits/*.json`. The first faulty file is thrown as a CatalogueError. */
export function loadCatalogue(officeDir: string): Catalogue {
  const folder = join(officeDir, 'permits');
  const permits: Permit[] = [];
  for (const name of permitFiles(folder)) {
    const file = join(folder, name);
    const value = readJson(file, permitSchema);
    if (name !== `${value.code.toLowerCase()}.json`) {
      throw new CatalogueError(file, 1, `kode "${value.code}" tidak sama dengan nama berkasnya`);
    }
    permits.push(value);
  }
  if (permits.length === 0) throw new CatalogueError(folder, 1, 'tidak berisi izin');
  return catalogueOf(permits);
}

/** A catalogue from permits already checked, such as those kept in the database. */
export function catalogueOf(permits: readonly Permit[]): Catalogue {
  const sorted = permits.toSorted((a, b) => (a.code < b.code ? -1 : 1));
  const revision = createHash('sha256').update(JSON.stringify(sorted)).digest('hex').slice(0, 16);
  return { permits: new Map(sorted.map((permit) => [permit.code, permit])), revision };
}

/** By code, in any case: `nib-umk` finds NIB-UMK. */
export function findPermit(catalogue: Catalogue, code: string): Permit | undefined {
  return catalogue.permits.get(code.trim().toUpperCase());
}

function permitFiles(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .sort();
  } catch (error) {
    throw new CatalogueError(
      folder,
      1,
      `tidak bisa dibuka (${error instanceof Error ? error.message : String(error)})`,
    );
  }
}
