/** Words everybody here knows, for letters that sound alike on a bad line. A code has no I, O, U and no 0. */
const WORDS: Readonly<Record<string, string>> = {
  A: 'Ambon',
  B: 'Bandung',
  C: 'Cirebon',
  D: 'Demak',
  E: 'Ende',
  F: 'Flores',
  G: 'Garut',
  H: 'Halmahera',
  J: 'Jakarta',
  K: 'Kudus',
  L: 'Lombok',
  M: 'Medan',
  N: 'Nias',
  P: 'Padang',
  Q: 'Quran',
  R: 'Riau',
  S: 'Solo',
  T: 'Tegal',
  V: 'Vanili',
  W: 'Wamena',
  X: 'Xilofon',
  Y: 'Yogya',
  Z: 'Zamzam',
};

/** A pairing code as it is read out to whoever holds the phone, in two halves as the phone asks for it. */
export function spellCode(code: string): string {
  const spoken = [...code.toUpperCase()].map((sign) => (WORDS[sign] ? `${sign} ${WORDS[sign]}` : sign));
  return `${spoken.slice(0, 4).join(', ')} — ${spoken.slice(4).join(', ')}`;
}
