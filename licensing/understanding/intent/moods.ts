/** How a line is put, whatever it is about. */
export type Mood = keyof typeof SIGNS;

const SIGNS = {
  asks: /\b(?:apa|apakah|berapa|bagaimana|kapan|mana|siapa|kenapa|kah|mengapa)\b/,
  wishes: /\b(?:mau|minta|tolong|ingin|bantu|hendak|perlu)\b/,
  denies: /\b(?:tidak|belum|bukan|jangan|tanpa)\b/,
  wonders: /\b(?:masa|kenapa|katanya|terus|lagi|malah|sampai|padahal)\b/,
  tells: /\b(?:sudah|tadi|kemarin|dulu)\b/,
  speaks_of_people: /\b(?:petugas|pegawai|orang|anda|bapak|ibu|admin|kalian|kantor)\b/,
  allows: /\b(?:bisa|boleh|harus|wajib)\b/,
} satisfies Record<string, RegExp>;

const ALL = Object.entries(SIGNS) as [Mood, RegExp][];

/** The moods of a canonical line: "masa belum jadi" wonders and denies. */
export function moodsOf(line: string): Mood[] {
  return ALL.flatMap(([mood, sign]) => (sign.test(line) ? mood : []));
}
