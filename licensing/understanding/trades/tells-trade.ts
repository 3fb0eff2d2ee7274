import { TRADE_NAMES } from '../../kbli/trade-names.ts';
import { dataJson } from '../data.ts';
import { canonicalText } from '../words/normalise.ts';
import { hitsOf } from '../intent/patterns.ts';
import type { Hit } from '../intent/patterns.ts';

interface TradeRules {
  trade: string;
  /** With these a trade is told because of its licence. */
  trade_wished: string;
  /** What is sold but once, by anybody, and is no trade. */
  no_goods: string;
}

const rules = dataJson<TradeRules>('entities.json');
const usual = new RegExp(rules.trade);
const wished = new RegExp(rules.trade_wished);

/** Who asks for a seller, or tells of another, sells nothing. */
const OF_OTHERS = String.raw`(?<!\b(?:yang|siapa|harga|orang|tetangga|mana|mereka|dia) )`;
const SELLING = 'jual beli|jual|menjual|jualan|berjualan|dagang|berdagang|bedagang';
const SOLD = new RegExp(
  String.raw`${OF_OTHERS}\b(?:${SELLING}) (?!(?:${SELLING}|beli|${rules.no_goods})\b)[a-z]{2,}`,
);
const OPENING =
  '(?:mau|ingin|rencana|berencana|bisa|baru) buat(?! (?:konser|acara|hajatan|lomba|turnamen|pengajian|surat|izin))|buka|membuka|bikin|membikin|membuat|usaha|berusaha|punya|memiliki|jasa|rintis|merintis|jalankan|menjalankan|dirikan|mendirikan|kelola|mengelola|agen|tukang|juragan|pengusaha|pedagang|pengrajin|perajin|pengepul|pengumpul|sewa|menyewakan|servis|produksi|memproduksi|angkut|angkutan|mengangkut|tanam|menanam|petani|peternak|nelayan|sopir|ternak|beternak|budidaya|toko|pangkalan';
/** The words that tell the trade stand soon after, or with it. */
const OPENED = new RegExp(String.raw`${OF_OTHERS}\b(?:${OPENING}|${SELLING})(?: \S+){1,4}`, 'g');
/** Whoever begins with it tells of their own. */
const HEAD = new RegExp(
  String.raw`^(?:(?:saya|kami|ini|halo|usaha|mau|punya|izin|urus) )*(?!(?:${SELLING}|online)\b)(?=${rules.trade.slice(2)})`,
);
/** What nobody opens for a living. */
const NOT_OPENED =
  'jam|hari|kah|kantor|loket|rekening|puasa|kartu|akun|website|link|file|foto|data|situs|aplikasi|blokir|besok|sekarang|pagi|siang|sore|malam|berapa|apa|lagi|kembali|oss|usaha|izin|surat|tidak|baru|sendiri|di|hp|wa|email|lowongan|senin|selasa|rabu|kamis|jumat|sabtu|minggu|sampai|dan|saja|dulu|cabang';
const OPENS = new RegExp(
  String.raw`(?:^|\b(?:mau|ingin|baru|rencana|sudah|saya|kami|akan|bisa|niat) )(?:buka|membuka) (?!(?:${NOT_OPENED})\b)[a-z]{3,}`,
);
/** "beli karet dari petani, dijual lagi". */
const RESELLS = /\b(?:jual|dijual|menjual) (?:lagi|kembali)\b/;
/** A business somebody begins, whatever it is. */
const BUSINESS =
  /\b(?:buka|membuka|mulai|memulai|rintis|merintis|jalankan|menjalankan|punya|mau|buat|bikin) usaha (?!(?:apa|baru|yang|ini|itu|saya|tapi|di|sendiri|kecil)\b)[a-z]{3,}/;
/** What a licence is asked for by its trade. */
const LICENSED = /\b(?:izin|legalitas) (?:usaha )?(\S+(?: \S+){0,2})/g;
const SURE_TOPIC = 0.93;
/** Shorter names are everyday words as well. */
const TELLING = 5;
const FIRST_WORD = /^\S+ /;
const MOST_WORDS = 3;
/** More words than these say more than the trade. */
const BARE = 4;

/** Alone they are more often what is sent than what is lived by. */
const SENT = new Set(['foto']);

let names: ReadonlySet<string> | undefined;

/** Whether canonical words are, as they stand, one of the everyday names of the table of trades. */
export function isTradeName(words: string): boolean {
  names ??= new Set(
    [...TRADE_NAMES].map(canonicalText).flatMap((name) => [name, name.replace(/^angkutan /, 'angkut ')]),
  );
  return names.has(words) && !SENT.has(words);
}

/** Whether a canonical text speaks of a trade: a stall, goods that are sold, whatever the table of trades has by name. */
export function namesTrade(text: string): boolean {
  return usual.test(text) || SOLD.test(text) || isTradeName(text) || opensNamed(text);
}

/** "rumah dua lantai 200 juta nego, minat wa": sold to whoever reads it, and no licence is meant. */
const ADVERTISED =
  /^(?!.*\b(?:\w*izin\w*|nib|urus|daftar)\b).*\b(?:nego(?:able)?|ada yang (?:minat|berminat|mau beli)|(?:minat|berminat|order|pesan)(?: \w+)? (?:hubungi|wa|chat|dm|inbox|japri)|ready sto(?:k|ck)|open (?:order|po)|over kredit|siap huni|butuh uang)\b/;

export function advertises(text: string): boolean {
  return ADVERTISED.test(text);
}

/** Whether it speaks of one that somebody runs or begins, so that its licence is meant. */
export function runsTrade(text: string): boolean {
  if (advertises(text)) return false;
  if (usual.test(text) && (wished.test(text) || HEAD.test(text))) return true;
  return (
    [SOLD, BUSINESS, OPENS, RESELLS].some((form) => form.test(text)) ||
    isTradeName(text) ||
    opensNamed(text) ||
    asksLicence(text)
  );
}

/** A few words that are the trade and nothing else: "bengkel las", "pangkas rambut pria". */
export function isBareTrade(text: string): boolean {
  return (HEAD.test(text) || isTradeName(text)) && text.split(' ').length <= BARE;
}

function opensNamed(text: string): boolean {
  for (const [words] of text.matchAll(OPENED))
    if (usual.test(words.replace(FIRST_WORD, '')) || holdsName(words.split(' '))) return true;
  return false;
}

/** "izin giling padi", "suami sopir travel, izinnya apa"; "izin orkes" is given by others. */
function asksLicence(text: string): boolean {
  const named = [...text.matchAll(LICENSED)].some(([, words = '']) => startsWithName(words.split(' ')));
  const told = /\bizin\b/.test(text) && holdsName(text.split(' ').filter((word) => word.length >= TELLING));
  return (named || told) && !hitsOf(text).some(isElsewhere);
}

const isElsewhere = ({ intent, score }: Hit): boolean => intent === 'out_of_scope' && score >= SURE_TOPIC;

/** Whether canonical words begin with an everyday name of a trade: "hotel melati 10 kamar". */
export const startsWithName = (words: readonly string[]): boolean =>
  words.some((_, more) => isTradeName(words.slice(0, more + 1).join(' ')));

function holdsName(words: readonly string[]): boolean {
  return words.some((_, from) => startsWithName(words.slice(from, from + MOST_WORDS)));
}
