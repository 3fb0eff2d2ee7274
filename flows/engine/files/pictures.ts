/** Photos of a person, by their codes in the catalogue: nothing of a document stands on them. */
const PORTRAITS: ReadonlySet<string> = new Set(['foto34', 'foto46']);

/** What is a picture itself: a photo without a word of a document may be one of these, and of nothing else that is asked for. */
const PICTURES: ReadonlySet<string> = new Set([
  ...PORTRAITS,
  ...'foto_lokasi foto_produk denah polygon label gambar_reklame gambar_teknis konstruksi asbuilt'.split(' '),
]);

export const isPortrait = (code: string): boolean => PORTRAITS.has(code);

export const isPicture = (code: string): boolean => PICTURES.has(code);
