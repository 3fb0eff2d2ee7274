import { wordsOnly } from '../words/normalise.ts';

const any = (words: string): string => `(?:${words.trim().split(/\s+/).join('|')})`;

const NEGATION = any('tidak tak ga gak nggak enggak belum kada balum bukan');
const HAVING = any(
  'punya ada bisi baisi tahu tau ngerti mengerti paham ingat yakin pasti hafal hapal bikin buat pernah kepikiran terpikir ketemu',
);
/** What people say whose it is. */
const OWNER = any(
  'abah ayah ibu bapak bapa mama suami istri bini anak kakek kai nenek nini paman acil kakak adik pemilik orang beliau dia inya',
);
const THING =
  'nomor nama desa desanya kecamatan kecamatannya kelurahan npwp nik sk ahu akta akte notaris tempat e\\smail email hp wa nib str yayasan cv pt koperasi perusahaan';
const BEFORE = any(
  `saya ulun aku nya ada punya tapi tetapi masih memang maaf juga kalau ${THING} ${OWNER}(?:nya)?`,
);
const AFTER = any(
  `bikin surel nomornya namanya nama\\susaha usaha merek tempatnya hpnya handphone whatsapp nya itu yang sama sekali lagi jua juga sih kami saya ulun aku min mimin pak bu kak bang mas mba mbak lah dong ya di\\skpp di\\spajak di\\skantor di\\snotaris ${THING}`,
);

const SAYS = [
  `${NEGATION} ${HAVING}`,
  // "belum jadi", "masih diurus": made, and not there yet. "tidak jadi" is another matter.
  '(?:belum|balum) (?:jadi|keluar|terbit|selesai|(?:di)?buat|(?:di)?urus)',
  '(?:masih|lagi|sedang) (?:(?:di)?urus|(?:di)?proses|(?:di)?buat|(?:di)?bikin)',
  // "ga bisa kirim foto"
  `(?:tidak|belum|kada) (?:bisa|kawa)(?: ${any('mengisi isi kirim foto upload memfoto motret share bagikan')})*(?: (?:foto|gambar|lokasi|loc))?`,
  // "bikinin dong"
  '(?:tolong |minta )?(?:buatkan|bikinkan|bikinin|buatin|dibuatkan|dibikinkan)',
  any('lupa entah kadada bingung none'),
  '(?:i )?(?:do not|dont|don t) (?:have|know)(?: (?:one|it|any))?|no idea',
];

/** "ga punya", "belum ada e-mail", "tidak tahu", "lupa": never a sentence that says more, nor "bingung saya". */
const NONE = new RegExp(
  `^(?!.*\\bbingung (?:saya|aku|ulun|kami)\\b)(?:${BEFORE} )*(?:${SAYS.join('|')})(?: ${AFTER})*$`,
);

const DOUBT =
  /^(?:(?:saya|ulun|aku|ini|itu|maaf|masih|eh|hmm+) )*(?:ragu|(?:tidak|kada|belum|balum|kurang) (?:tahu|tau|yakin|pasti|ingat)|not sure)(?: (?:ya|sih|juga|jua|saya|ulun|aku|min|pak|bu|itu|ini|lah|nya|ragu))*$/;

/** "belum tau", "ragu": unsure of what was put before them, and of nothing by name. */
export const isUnsure = (text: string): boolean => DOUBT.test(wordsOnly(text));

/** Whether someone says, instead of answering, that they have no such thing, do not know it, or cannot send it. */
export function hasNone(text: string): boolean {
  return text.length <= 60 && NONE.test(wordsOnly(text));
}
