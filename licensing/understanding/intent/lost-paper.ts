const PAPER = String.raw`(?:nib|imb|pbg|slf|siup|tdp|tdg|slhs|pirt|spp irt|sppl|izin|surat (?:izin|usaha|nib)|sertifikat|sip\w*)`;
const GONE =
  '(?:hilang|kehilangan|sobek|robek|rusak|terbakar|basah|kebanjiran|terhapus|kehapus|tercecer|talicir|tidak ketemu|rayap|cetak ulang|cetak lagi|salinan|duplikat)';
const LOST = new RegExp(String.raw`\b${PAPER}\b.*\b${GONE}\b|\b${GONE}\b(?: \w+){0,3} ${PAPER}\b`);

/** "nib saya hilang": whether a canonical text tells that a paper of ours is there no more; that begins no new one. */
export function losesPaper(text: string): boolean {
  return LOST.test(text);
}
