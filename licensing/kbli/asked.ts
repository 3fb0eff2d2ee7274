import { kbliCodeWithin } from './code-in-text.ts';

const OF_KBLI = /\bkbli(?:nya)?\b|\bkode (?:(?:bidang|jenis) )?usaha\b/i;
/** Puts it as a question, also without a question mark. */
const ASKS =
  /\?|\b(?:apa|apakah|berapa|brp|barapa|mana|nang mana|kah|cari\w*|tanya|info|masih|berlaku|artinya|maksud\w*|what|which)\b/i;
/** Of a KBLI that stands in a NIB already: it is changed, or the trouble with it told. */
const MENDS =
  /\b(?:salah|keliru|ganti|ubah|mengubah|merubah|tambah\w*|nambah|hapus|kurang|beda|tidak muncul|ditolak|risiko|resiko)\b/i;
const AROUND =
  /\b(?:kbli|kode|nomor|no|bidang|jenis|apa|apakah|saja|aja|berapa|brp|barapa|mana|nang|kah|carikan|cari|tanya|info|itu|tu|yang|yg|cocok|pas|untuk|utk|buat|gasan|gsn|masuk|punya|dong|ya|min|mimin|kak|pak|bu|nya|what|which|is|the|for|of|code)(?:nya)?\b|[?!.,:]/gi;

/** What is asked of KBLI: the group of a trade, or what a code means. */
export type KbliAsked = { code: string } | { trade: string };

/** "apa kbli untuk warung kopi", "kbli 56303 itu apa". Undefined: it asks neither, or of one's NIB; a trade is in raw words. */
export function kbliAskedIn(text: string): KbliAsked | undefined {
  if (!OF_KBLI.test(text) || MENDS.test(text) || !ASKS.test(text)) return undefined;
  const code = kbliCodeWithin(text);
  if (code !== undefined) return { code };
  const trade = text.replace(AROUND, ' ').replace(/\s+/g, ' ').trim();
  return trade === '' ? undefined : { trade };
}
