import { clausesOf } from '../words/clauses.ts';
import { canonicalText } from '../words/normalise.ts';

const UNSURE = String.raw`\b(?:bingung|entah|(?:tidak|belum|kurang) (?:tahu|tau|paham|mengerti|ngerti|yakin)|dont know)\b`;
const WANTED = new RegExp(
  [
    String.raw`\b(?:izin|surat|legalitas|permit)s?\b.{0,12}\bapa (?:saja|aja)?.{0,24}\b(?:perlu|butuh|diperlukan|dibutuhkan|harus|diurus|diperlu)`,
    String.raw`\b(?:perlu|butuh|harus punya|harus urus)\b.{0,14}\b(?:izin|surat) apa\b`,
    // "tidak tahu izin saya sudah sampai mana" is about one's own.
    String.raw`${UNSURE}(?:(?!syarat|biaya|cara|lama|proses|kapan).){0,24}\b(?:izin\b(?! (?:saya|kami|itu|ini))|(?:surat|urus|mengurus) apa\b)`,
    String.raw`\b(?:which|what) (?:permit|izin)s?\b`,
  ].join('|'),
);

/** "bantu carikan": the words of the menu itself, and their like. */
const SEEK = new RegExp(
  String.raw`(?:(?:^|${UNSURE} )(?:carikan|dicarikan|cariakan)|\b(?:bantu|minta|mohon|bisa) (?:saya |kami )?(?:carikan|dicarikan|cari))(?: (?:izin|surat|yang (?:cocok|perlu|pas|sesuai)|saja|dulu|dong|ya|lah|pang)\b|$)`,
);

/** The same in a clause of its own beside a business that is told: "mau buka usaha keripik pisang, izin apa aja". */
const WHICH =
  /^(?:(?:itu|kira|jadi|tanya|perlu|butuh|kalau|terus) )*(?:(?:izin|surat)(?: usaha)? apa(?: saja)?|apa saja (?:izin|surat))(?: (?:yang|perlu|ya|harus|diurus|itu|dulu))*$/;
const BUSINESS =
  /\b(?:usaha|buka|membuka|mulai|rintis|jual|jualan|berjualan|dagang|berdagang|produksi|toko|warung|kios|jasa)\b/;

/** Whether somebody asks which permits a business needs at all, or to have them found. */
export function wantsAdvice(text: string): boolean {
  const canonical = canonicalText(text);
  if (WANTED.test(canonical) || SEEK.test(canonical)) return true;
  const clauses = clausesOf(text);
  const at = clauses.findIndex((clause) => WHICH.test(clause));
  return at !== -1 && clauses.some((clause, other) => other !== at && BUSINESS.test(clause));
}
