import { isAsked } from '../facts/fields.ts';
import { canonicalText, wordsOnly } from '../words/normalise.ts';

const words = (list: string): string => `(?:${list.trim().split(/\s+/).join('|')})`;

const POLITE = words(
  'eh oh ok oke okay siap baik baiklah ya iya nggih inggih maaf saya sy ulun kami ini tadi min pak bu kak bang mas mbak dulu saja lah aja pang dong please',
);
const MOMENT = words('sebentar bentar bentaran sbentar sbntar bntr satumat tunggu tgg tggu wait');
const LATER = words(
  'besok isuk nanti lusa kena kaina malam sore siang pagi subuh magrib maghrib isya zuhur ashar senin selasa rabu kamis jumat sabtu minggu depan hbs habis setelah lagi',
);
const DOING = words(
  'kirim kirimkan dikirim foto fotokan difoto lengkapi dilengkapi isi diisi lanjut lanjutkan dilanjut dilanjutkan sambung disambung cari carikan siapkan ambil kabari send',
);
const THING = words(
  'ktp npwp berkas berkasnya foto fotonya data datanya akta dokumen dokumennya suratnya yang kurang sisanya kalau ada sudah',
);
const BUSY = words(
  'cari nyari mencari ambil mengambil jalan perjalanan kerja bekerja sibuk repot nyetir makan pulang otw antre ngantre rapat shalat sholat salat panen masak tidur istirahat ngantuk mengantuk',
);

/** Why it is later: "ulun handak guring", "sudah ngantuk". */
const REASON = `(?:mau|sudah|lagi|masih|handak) (?:${BUSY}|ke \\p{L}+)(?: (?:${BUSY}|${POLITE}))*`;

/** What keeps people from writing on. */
const DEVICE = words(
  'hp hape handphone batre baterai sinyal kuota paket pulsa data wifi jaringan listrik lampu',
);
const FAILS = words(
  'lowbat lobet lobat habis abis jelek hilang lemot lelet mati susah putus rusak error eror',
);
const CHILD = words('anak bayi cucu');

const WHO = words(
  'suami istri laki bini anak bapak ibu mama abah kakak adik teman kawan bos pemilik pemiliknya pimpinan notaris notarisnya bendahara sekretaris ketua orangnya punya',
);

const SHAPES = [
  // "bentar ya min", "tunggu sebentar", "one moment please"
  `(?:${POLITE} )*(?:${MOMENT}|one moment|hold on)(?: (?:${POLITE}|${MOMENT}|lagi|belum))*`,
  // "besok saja", "nanti dulu lah isuk"
  `(?:${POLITE} )*${LATER}(?: ${LATER})* (?:saja|lah|dulu)(?: (?:${POLITE}|${LATER}|lah))*`,
  // "oke nanti malam saya kirim fotonya", "lanjut besok"
  `(?:${POLITE} )*(?:${LATER}|${MOMENT})(?: (?:${LATER}|${POLITE}|${THING}))* ${DOING}(?: (?:${DOING}|${THING}|${POLITE}|${LATER}))*`,
  `(?:${POLITE} )*${DOING} ${LATER}(?: (?:${LATER}|${POLITE}))*(?: ${REASON})?`,
  // "ulun handak guring dulu"
  `(?:${POLITE} )*${REASON}`,
  // "masih di jalan", "lagi cari ktp dulu", "otw pulang"
  `(?:${POLITE} )*(?:masih|lagi|sedang|baru)(?: lagi| mau)? (?:di (?:jalan|luar|pasar|kebun|sawah|kantor|sekolah|pabrik|tambang|rumah sakit)|${BUSY})(?: (?:di|ke|ini)| ${BUSY}| ${THING}| ${POLITE}| \\p{L}+(?= dulu))*`,
  `(?:${POLITE} )*${BUSY}(?: (?:di|ke)| ${BUSY}| ${THING}| rumah)* dulu(?: ${POLITE})*`,
  // "tanya suami dulu", "nanti saya tanyakan dulu ke yang punya"
  `(?:(?:mau|coba|${LATER}|${POLITE}) )*(?:tanya|tanyakan|menanyakan|bertanya)(?: (?:${POLITE}|ke|kepada|sama|dengan|yang))* ${WHO}(?: (?:${POLITE}|${WHO}))*`,
  // "suami saya yang tahu"
  `(?:${POLITE} )*(?:yang (?:tahu|tau|hafal|ingat|pegang|memegang|bawa|membawa|simpan)(?: (?:${POLITE}|${WHO}))+|${WHO}(?: (?:${POLITE}|${WHO}))* yang (?:tahu|tau|hafal|ingat|pegang|memegang|bawa|membawa|simpan))(?: ${POLITE})*`,
  `(?:${POLITE} )*otw(?: \\p{L}+){0,3}`,
  // "nanti malam", "besok pas di warung"
  `(?:${POLITE} )*(?:nanti|besok|isuk|kena|lusa) (?:${LATER}|(?:pas|kalau|waktu) (?:sudah )?(?:di|ke|pulang|sampai) ?(?:warung|toko|rumah|tempat|lokasi|kios|sana)?)(?: ${POLITE})*`,
  // "besok ke kantor saja", "tanya dulu"
  `(?:${POLITE} )*(?:${LATER} )+(?:${POLITE} )*(?:langsung )?ke (?:kantor|sana|dinas|situ)(?: ${POLITE})*`,
  `(?:(?:mau|coba|${POLITE}) )*(?:tanya|nanya|bertanya) dulu(?: ${POLITE})*`,
  // "udah segitu dulu", "sampai sini dulu", "cukup dulu"
  `(?:${POLITE} )*(?:sudah )?(?:segitu|segini|cukup|sampai (?:sini|situ)|sudahan|udahan|istirahat) dulu(?: ${POLITE})*`,
  // "hp lowbat", "sinyal jelek", "anak nangis", "lagi ada pembeli"
  `(?:${POLITE} )*${DEVICE}(?:nya)?(?: (?:${POLITE}|lagi|sudah|masih|agak|nih|di sini))* ${FAILS}(?: (?:${POLITE}|nih|banget|sekali|di sini))*`,
  `(?:${POLITE} )*${CHILD}(?:nya)?(?: (?:${POLITE}|lagi|sedang))* (?:nangis|menangis|rewel|sakit|muntah|minta \\p{L}+)(?: (?:${POLITE}|nih|terus))*`,
  `(?:${POLITE} )*(?:(?:lagi|sedang|masih) )?(?:ada|banyak|ramai) (?:tamu|pembeli|pelanggan|orang beli)(?: (?:${POLITE}|nih))*`,
].map((shape) => new RegExp(`^${shape}$`, 'u'));

/** "bisa besok aja?": asked, and the answer is the same. */
const MAY_LATER = new RegExp(
  `^(?:${POLITE} )*(?:bisa|boleh|can i)(?: (?:${POLITE}|${DOING}))* (?:${LATER}|tomorrow|later)(?: (?:${LATER}|${POLITE}|${DOING}|tidak|kah))*(?: ${REASON})?$`,
  'u',
);

/**
 * Whoever says, instead of answering, that it will be a while ("bentar ya min", "lagi cari ktp nya dulu", "besok saya
 * kirim"). Never a question, and never words that say more.
 */
export function takesTime(text: string): boolean {
  if (text.length > 60 || !/\p{L}{3}/u.test(text)) return false;
  const canonical = canonicalText(text);
  const plain = wordsOnly(text);
  if (MAY_LATER.test(plain)) return true;
  if (isAsked(text, canonical)) return false;
  return SHAPES.some((shape) => shape.test(plain));
}
