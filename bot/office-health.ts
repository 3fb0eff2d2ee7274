import type { Check } from '../desk/server/ports.ts';
import { nameOfEntry } from '../licensing/catalogue/entries.ts';
import type { App } from './app.ts';

/** What a new release brought that somebody at the office has to look at: drafts, and sentences under their own words. */
export async function officeChecks({ house }: App): Promise<Check[]> {
  const { drafts, overrides } = await house.storage.read(async ({ officeEntries, textOverrides }) => ({
    drafts: await officeEntries.drafts(),
    overrides: await textOverrides.list(),
  }));
  const changed = overrides.filter(
    ({ language, key, seed }) => house.world.texts.seed(language, key) !== seed,
  );
  const names = drafts.map(({ entry }) => nameOfEntry(entry)).join(', ');
  const keys = changed.map(({ language, key }) => `${language} ${key}`).join(', ');
  return [
    {
      name: 'catalogue',
      ok: drafts.length === 0,
      words:
        drafts.length === 0
          ? 'Tidak ada isi katalog yang menunggu keputusan.'
          : `Program membawa isi baru untuk ${names}, padahal kantor sudah mengubahnya. Lihat dengan catalogue drafts, lalu catalogue accept atau refuse.`,
    },
    {
      name: 'texts',
      ok: changed.length === 0,
      words:
        changed.length === 0
          ? 'Kalimat kantor masih cocok dengan bawaan program.'
          : `Kalimat bawaan berubah di bawah kalimat kantor: ${keys}. Lihat dengan texts show.`,
    },
  ];
}
