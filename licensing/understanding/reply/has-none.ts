import { canonicalText } from '../words/normalise.ts';

const NEGATION = '(?:tidak|tak|ga|gak|nggak|enggak|belum|kada|balum|bukan)';
const OWNER =
  '(?:abah|ayah|ibu|bapak|bapa|mama|suami|istri|bini|anak|kakek|kai|nenek|nini|paman|acil|kakak|adik|pemilik|orang|beliau|dia|inya)';
const HAVING =
  '(?:punya|ada|bisi|baisi|tahu|tau|ngerti|mengerti|paham|ingat|yakin|pasti|hafal|hapal|bikin|buat|pernah|kepikiran|terpikir|ketemu)';

/** "belum jadi", "masih diurus": made, and not there yet. "tidak jadi" is another matter. */
const NOT_YET =
  '(?:(?:belum|balum) (?:jadi|keluar|terbit|selesai|(?:di)?buat|(?:di)?urus)|(?:masih|lagi|sedang) (?:(?:di)?urus|(?:di)?proses|(?:di)?buat|(?:di)?bikin))';

/** "ga punya", "belum ada e-mail", "tidak tahu", "lupa": never a sentence that says more. */
const NONE = new RegExp(
  `^(?!.*\\bbingung (?:saya|aku|ulun|kami)\\b)(?:(?:${OWNER}(?:nya)?|saya|ulun|aku|nya|masih|memang|maaf|juga|kalau|nomor|nama|npwp|nik|nib|str|e mail|email|sk|ahu|yayasan|cv|pt|koperasi|perusahaan|akta|akte|notaris|tempat|hp|wa) )*(?:${NEGATION} ${HAVING}|${NOT_YET}|(?:tidak|belum|kada) (?:bisa|kawa)(?: (?:mengisi|isi|kirim|foto|upload|memfoto|motret|share|bagikan))*(?: (?:foto|gambar|lokasi|loc))?|(?:tolong |minta )?(?:buatkan|bikinkan|bikinin|buatin|dibuatkan|dibikinkan)|lupa|entah|kadada|bingung|none|(?:i )?(?:do not|dont|don t) (?:have|know)(?: (?:one|it|any))?|no idea)` +
    '(?: (?:bikin|e mail|email|surel|npwp|nik|sk|ahu|nomor|nomornya|nama|namanya|nama usaha|usaha|merek|akta|akte|notaris|tempat|tempatnya|hp|hpnya|handphone|wa|whatsapp|nya|itu|yang|sama|sekali|lagi|sih|kami|saya|ulun|aku|min|mimin|pak|bu|kak|bang|mas|mba|mbak|lah|dong|ya))*$',
);

/** Whether someone says, instead of answering, that they have no such thing or do not know it. */
export function hasNone(text: string): boolean {
  return (
    text.length <= 60 &&
    NONE.test(
      canonicalText(text)
        .replace(/[^\p{L} ]+/gu, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    )
  );
}
